import { allClear } from './all-clear.ts';
import { discussionClosed } from './discussion-closed.ts';
import { firstComment } from './first-comment.ts';
import { manyLinks } from './many-links.ts';
import type { ModerationRule } from './moderation-rule.ts';
import { premoderation } from './premoderation.ts';

/** Every rule a comment passes, in the order in which a moderator reads what they said. The severest verdict wins. */
export const moderationRules: readonly ModerationRule[] = [
  // Nobody reads what comes after the discussion ended.
  discussionClosed,
  // The editors of an article may want to read first.
  premoderation,
  // Advertisements live by their links.
  manyLinks,
  // Strangers are read before they are trusted.
  firstComment,
  // Without a word for it, a comment is held: this is the word.
  allClear,
];
