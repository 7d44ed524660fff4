import { findLinks } from '../comment-links.ts';
import { disguiseOf } from '../host-disguise.ts';
import { wholeTextOf } from '../said-text.ts';
import type { ModerationRule } from '../moderation-rule.ts';

/** A link whose host is made to be taken for another one leads nowhere that a reader wants to be. */
export const disguisedLinks: ModerationRule = {
  name: 'disguised-links',
  judge(submission, { settings: { goodHosts } }) {
    // Each once: a text may say the same one a thousand times.
    for (const host of new Set(findLinks(wholeTextOf(submission)).map((link) => link.host))) {
      const seen = host === undefined ? undefined : disguiseOf(host, goodHosts);
      if (seen !== undefined) {
        return { verdict: 'hold', reason: `It leads to ${host}, which can be taken for ${seen}.` };
      }
    }
    return undefined;
  },
};
