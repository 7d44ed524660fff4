import { findLinks, isHostOf } from '../comment-links.ts';
import type { ModerationRule } from '../moderation-rule.ts';

/** A comment with many links is more often an advertisement than a contribution. Links to good hosts do not count. */
export const manyLinks: ModerationRule = {
  name: 'many-links',
  sparesTrusted: true,
  judge({ body, name }, { settings: { maxLinks, goodHosts } }) {
    const links = findLinks(`${body}\n${name}`).filter(({ host }) => host === undefined || !isHostOf(host, goodHosts));
    if (links.length <= maxLinks) return undefined;
    const found = links.length === 1 ? '1 link' : `${links.length} links`;
    return { verdict: 'hold', reason: `It has ${found}; more than ${maxLinks} wait for a moderator.` };
  },
};
