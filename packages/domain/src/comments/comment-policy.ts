// Who may comment, and what becomes of it: said for the site, for a section, and for an article.
import { z } from 'zod';

/** From the most open to the most closed. Of what site, section and article say, the last one here is what counts. */
export const CommentPolicy = /* @__PURE__ */ z.enum(['open', 'first-premoderated', 'premoderated', 'closed']).meta({
  id: 'CommentPolicy',
  description:
    'Whether readers may comment. `first-premoderated`: a moderator reads the first comment of a reader before it ' +
    'appears; `premoderated`: every comment.',
  examples: ['open'],
});
export type CommentPolicy = z.infer<typeof CommentPolicy>;

/** How many days after publication a discussion ends; null: this level sets no end. */
export const CloseCommentsAfterDays = /* @__PURE__ */ z
  .int()
  .min(1)
  .max(36_500)
  .nullable()
  .meta({
    description: 'How many days after publication a discussion ends; null sets no end of its own.',
    examples: [30],
  });

/** What one level, site, section or article, says of its discussions. */
export interface DiscussionRules {
  readonly policy: CommentPolicy;
  /** How many days after publication the discussion ends; null: never. */
  readonly closeAfterDays: number | null;
}

/** The strictest of what the levels say: the most closed policy, and the shortest time. */
export function strictestRules(levels: readonly DiscussionRules[]): DiscussionRules {
  const ranks = levels.map(({ policy }) => CommentPolicy.options.indexOf(policy));
  const days = levels.map(({ closeAfterDays }) => closeAfterDays).filter((each) => each !== null);
  return {
    policy: CommentPolicy.options[Math.max(0, ...ranks)] ?? 'open',
    closeAfterDays: days.length > 0 ? Math.min(...days) : null,
  };
}
