import { findHostNames, isHostOf } from '../comment-links.ts';
import { toLatinLookAlike } from '../look-alikes.ts';
import { wholeTextOf } from '../said-text.ts';
import type { ModerationRule } from '../moderation-rule.ts';

/** Links to hosts that the editors know, also where they are hidden from programs, or stand in the website's field. */
export const badLinks: ModerationRule = {
  name: 'bad-links',
  judge(submission, { settings: { badHosts } }) {
    if (badHosts.length === 0) return undefined;
    const bad = findHostNames(wholeTextOf(submission)).find(
      (host) => isHostOf(host, badHosts) || isHostOf(asLatin(host), badHosts),
    );
    return bad === undefined
      ? undefined
      : { verdict: 'hold', reason: `It leads to ${bad}, which is on the list of bad hosts.` };
  },
};

function asLatin(host: string): string {
  return toLatinLookAlike(host).replace(/\p{M}/gu, '');
}
