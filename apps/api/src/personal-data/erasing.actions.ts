// Everything that is kept of an address is forgotten: at once where the owner of the mailbox asks for it, and by whoever
// comes next where the process died over it.
import { setImmediate } from 'node:timers/promises';
import { write } from '../changes/changes.actions.ts';
import { countShown } from '../comments/comment-status.actions.ts';
import { getStoredComment } from '../comments/moderation.actions.ts';
import { removeComment } from '../comments/removal.actions.ts';
import { wipeDeleted } from '../database/wipe-deleted.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { learn } from '../spam-classifier/spam-classifier.actions.ts';
import * as store from './erasing.store.ts';
import { forgetRequestsAbout } from './forget-requests.ts';
import { hashReader, readLink } from './personal-data-link.actions.ts';

// Where somebody reads at that moment, it is not whole.
const tries = 5;

/**
 * Erases everything that is kept of whoever has the link. Only the files of the database may still have something of it,
 * until `wipeErased` has been there. Throws `not-found` and `link-expired`.
 */
export async function erasePersonalData(newsroom: Newsroom, token: string): Promise<void> {
  const email = readLink(newsroom, token);
  const erasure = {
    id: newsroom.newId(),
    emailSealed: newsroom.vault.seal(email),
    emailHash: hashReader(newsroom, email),
  };
  await write(newsroom, ({ db }) => store.insertErasure(db, erasure));
  await carryOut(newsroom, erasure);
}

/** Carries out what was begun and not ended, until `signal` aborts. */
export async function continueErasures(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  for (const erasure of await store.listErasures(newsroom.db)) {
    if (signal.aborted) return;
    await carryOut(newsroom, erasure);
  }
}

async function carryOut(newsroom: Newsroom, { id, emailSealed, emailHash }: store.Erasure): Promise<void> {
  const email = newsroom.vault.open(emailSealed);
  // Another comment may come in from the same address meanwhile.
  for (let ids = await store.listCommentIdsOf(newsroom.db, emailHash); ids.length > 0;) {
    await forgetRequestsAbout(newsroom, { email, ids });
    await write(newsroom, ({ db }) => store.forgetReportsOf(db, emailHash));
    for (const commentId of ids) await eraseComment(newsroom, commentId);
    ids = await store.listCommentIdsOf(newsroom.db, emailHash);
  }
  await forgetRequestsAbout(newsroom, { email, ids: [] });
  await write(newsroom, async ({ db, now }) => {
    await store.forgetMailOf(db, emailHash);
    await store.deleteUncounted(db);
    await store.deleteErasure(db, id);
    await store.setRemains(db, now);
  });
  newsroom.log.info({ event: 'reader.erased' }, 'reader.erased');
}

async function eraseComment(newsroom: Newsroom, id: string): Promise<void> {
  await write(newsroom, async (open) => {
    // Nobody else decides on it from here on: what is counted is what is taken away.
    await countShown(open, await getStoredComment(open.db, id), 0);
    const comment = await getStoredComment(open.db, id);
    // As if nobody had decided on it: what was learnt from its words is forgotten.
    await learn(newsroom, open, { comment, status: 'pending', by: 'author' });
    await store.forgetAbout(open.db, id);
    await removeComment(open, comment);
  }).catch((error: unknown) => {
    // Somebody else has deleted it, or its article, in this moment.
    if (!(error instanceof Refusal && error.code === 'not-found')) throw error;
  });
  await setImmediate();
}

/**
 * Takes what was erased out of the files of the database. While it is done, on SQLite, writes wait: so it is done rarely,
 * however often somebody asks to be erased.
 */
export async function wipeErased(newsroom: Newsroom): Promise<void> {
  const since = await store.findRemains(newsroom.db);
  if (since === null) return;
  for (let count = 0; count < tries; count += 1) {
    if (await wipeDeleted(newsroom)) return store.clearRemains(newsroom.db, since);
  }
}
