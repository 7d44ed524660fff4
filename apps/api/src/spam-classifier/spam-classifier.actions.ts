// Learns from what moderators decide, and says of a new comment how much it looks like what they took for spam. Words are
// counted under keyed hashes: the database holds no word of anybody.
import {
  canClassify,
  classifyWords,
  spamWordsOf,
  type Classification,
  type ClassifiedText,
  type CommentStatus,
  type SpamCounts,
} from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { openOrNull, type Vault } from '../privacy/vault.ts';
import { countTokens, discountTokens, findLesson, listCounts, putLesson, type LessonKind } from './spam-words.store.ts';

/** Under which the number of all comments is counted. No hash is empty. */
export const allComments = '';

/** What the moderators' decisions make of a comment; null as long as there are too few of them. */
export async function classify(
  { db, vault }: Pick<Newsroom, 'db' | 'vault'>,
  text: ClassifiedText,
): Promise<Classification | null> {
  const all = await findLearnt({ db });
  if (!canClassify(all)) return null;
  const words = spamWordsOf(text);
  const tokens = new Map(words.map((word) => [word, tokenOf(vault, word)]));
  const counts = await listCounts(db, [...tokens.values()]);
  return classifyWords(words, (word) => counts.get(tokens.get(word) ?? ''), all);
}

/** From how many comments was learnt. */
export async function findLearnt({ db }: Pick<Newsroom, 'db'>): Promise<SpamCounts> {
  return (await listCounts(db, [allComments])).get(allComments) ?? { ham: 0, spam: 0 };
}

/** A comment that was decided on. */
export interface DecidedComment {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly body: string;
  readonly emailSealed: string | null;
}

/** The state that a comment is in now, and who brought it there. */
interface Lesson {
  readonly status: CommentStatus;
  /** `rules`, `reports` or `author` where nobody of the staff did. */
  readonly by: string;
}

/**
 * Learns from a decision, in the transaction of that decision: what was approved is ham, what was marked as spam is
 * spam, and what was decided differently before is forgotten. What nobody of the staff decided teaches nothing.
 */
export async function learn(
  { vault }: Pick<Newsroom, 'vault'>,
  { db, now }: Pick<Write, 'db' | 'now'>,
  { comment, status, by }: Lesson & { readonly comment: DecidedComment },
): Promise<void> {
  const kind = kindOf({ status, by });
  const before = await findLesson(db, comment.id);
  if (kind === before) return;
  const tokens = spamWordsOf(toText(vault, comment)).map((word) => tokenOf(vault, word));
  if (before) {
    // This one first and alone: whoever else learns waits here, and not crosswise at the words.
    await discountTokens(db, [allComments], before);
    await discountTokens(db, tokens, before);
  }
  if (kind) await countTokens(db, [allComments, ...tokens], { kind, day: now.slice(0, 10) });
  await putLesson(db, comment.id, kind);
}

const notStaff = new Set(['rules', 'reports', 'author']);

function kindOf({ status, by }: Lesson): LessonKind | undefined {
  if (notStaff.has(by)) return undefined;
  return { approved: 'ham' as const, spam: 'spam' as const, pending: undefined, rejected: undefined }[status];
}

function toText(vault: Vault, { name, website, body, emailSealed }: DecidedComment): ClassifiedText {
  return { name, website, body, email: openOrNull(vault, emailSealed) };
}

// 132 bits: no two words share one.
function tokenOf(vault: Vault, word: string): string {
  return vault.hash('word', word).slice(0, 22);
}
