import type { ModerationRule } from './moderation-rule.ts';

/** How many links a comment may have without waiting. */
const maxLinks = 3;

/** A comment with many links is more often an advertisement than a contribution. */
export const manyLinks: ModerationRule = {
  name: 'many-links',
  judge({ body }) {
    // Also what a browser would not make a link of: advertisers write it for programs that do.
    const links = body.match(/https?:\/\/(?:www\.)?|\bwww\./gi)?.length ?? 0;
    if (links <= maxLinks) return undefined;
    return { verdict: 'hold', reason: `It has ${links} links; more than ${maxLinks} wait for a moderator.` };
  },
};
