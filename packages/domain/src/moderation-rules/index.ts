import { allClear } from './all-clear.ts';
import { badLinks } from './bad-links.ts';
import { banned } from './banned.ts';
import { blockWords } from './block-words.ts';
import { discussionClosed } from './discussion-closed.ts';
import { disguisedLinks } from './disguised-links.ts';
import { duplicateText } from './duplicate-text.ts';
import { externalChecker } from './external-checker.ts';
import { firstComment } from './first-comment.ts';
import { flood } from './flood.ts';
import { floodOfReader } from './flood-of-reader.ts';
import { holdWords } from './hold-words.ts';
import { honeypot } from './honeypot.ts';
import { length } from './length.ts';
import { manyLinks } from './many-links.ts';
import type { ModerationRule } from './moderation-rule.ts';
import { premoderation } from './premoderation.ts';
import { shouting } from './shouting.ts';
import { spamClassifier } from './spam-classifier.ts';
import { timeToWrite } from './time-to-write.ts';

/**
 * Every rule a comment passes, in the order in which a moderator reads what they said. The severest verdict wins; of
 * several rejections, the reader is told the first that is to be told.
 */
export const moderationRules: readonly ModerationRule[] = [
  // Nobody reads what comes after the discussion ended.
  discussionClosed,
  // Whom the moderators banned, they need not read again.
  banned,
  // Programs give themselves away, before anything of theirs is weighed.
  honeypot,
  timeToWrite,
  // What can be put right by the reader, who is told how.
  length,
  blockWords,
  // Too much at once, whatever it says.
  floodOfReader,
  flood,
  duplicateText,
  // The editors of an article may want to read first.
  premoderation,
  // Words that somebody should look at.
  holdWords,
  // Advertisements live by their links; a few of them are traps.
  badLinks,
  disguisedLinks,
  manyLinks,
  // How it is said.
  shouting,
  // What others make of it, and what was learned.
  externalChecker,
  spamClassifier,
  // Strangers are read before they are trusted.
  firstComment,
  // Without a word for it, a comment is held: this is the word.
  allClear,
];
