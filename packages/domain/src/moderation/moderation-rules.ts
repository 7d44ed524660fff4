import { allClear } from './rules/all-clear.ts';
import { badLinks } from './rules/bad-links.ts';
import { banned } from './rules/banned.ts';
import { blockWords } from './rules/block-words.ts';
import { discussionClosed } from './rules/discussion-closed.ts';
import { disguisedLinks } from './rules/disguised-links.ts';
import { duplicateText } from './rules/duplicate-text.ts';
import { externalChecker } from './rules/external-checker.ts';
import { firstComment } from './rules/first-comment.ts';
import { flood } from './rules/flood.ts';
import { floodOfReader } from './rules/flood-of-reader.ts';
import { holdWords } from './rules/hold-words.ts';
import { honeypot } from './rules/honeypot.ts';
import { length } from './rules/length.ts';
import { manyLinks } from './rules/many-links.ts';
import type { ModerationRule } from './moderation-rule.ts';
import { premoderation } from './rules/premoderation.ts';
import { shouting } from './rules/shouting.ts';
import { spamClassifier } from './rules/spam-classifier.ts';
import { timeToWrite } from './rules/time-to-write.ts';

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
