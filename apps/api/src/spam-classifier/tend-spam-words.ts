// Keeps what the classifier has learnt within bounds, and catches up where it begins anew.
import { toTimestamp } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { allComments, learn } from './spam-classifier.actions.ts';
import {
  countAllTokens,
  countTokens,
  deleteRareTokens,
  deleteRarest,
  listCounts,
  lockUnlearnt,
} from './spam-words.store.ts';

/** Notes that earlier decisions were learnt from. No hash of a word is so short. */
const caughtUp = '-';
const kept = [allComments, caughtUp];
const mostTokens = 100_000;
const rareForMs = 30 * 86_400_000;
const learntAtOnce = 20;
const mostLearnt = 5000;

/** Forgets words that were seen once and never again, and the rarest where there are too many. */
export async function tendSpamWords(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  await learnEarlier(newsroom, signal);
  await write(newsroom, ({ db, now }) =>
    deleteRareTokens(db, toTimestamp(new Date(Date.parse(now) - rareForMs)).slice(0, 10), kept),
  );
  await keepWithin(newsroom, mostTokens);
}

/** Deletes the rarest words where there are more than `most`, and a tenth more, so that it is done rarely. */
export async function keepWithin(newsroom: Newsroom, most: number): Promise<void> {
  await write(newsroom, async ({ db }) => {
    const count = await countAllTokens(db);
    if (count > most) await deleteRarest(db, count - Math.floor(0.9 * most), kept);
  });
}

/**
 * Learns from decisions that were made before there was a classifier, or under another data key: the newest, so many
 * that it knows what it would know.
 */
export async function learnEarlier(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  if ((await listCounts(newsroom.db, [caughtUp])).size > 0) return;
  for (let learnt = 0; learnt < mostLearnt && !signal.aborted; learnt += learntAtOnce) {
    const isThrough = await write(newsroom, async (open) => {
      const comments = await lockUnlearnt(open.db, { dialect: open.dialect, limit: learntAtOnce });
      for (const comment of comments) {
        await learn(newsroom, open, { comment, status: comment.status, by: 'staff' });
      }
      return comments.length < learntAtOnce;
    });
    if (isThrough) break;
  }
  if (signal.aborted) return;
  await write(newsroom, ({ db, now }) => countTokens(db, [caughtUp], { kind: 'ham', day: now.slice(0, 10) }));
}
