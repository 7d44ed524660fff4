import type { CommentRecord } from '@broadsheet/api-contract';
import type { Write } from '../../changes/changes.actions.ts';
import { restoreComment } from '../../comments/adding.actions.ts';
import { insertDecision } from '../../comments/comments.store.ts';
import { seedOfImported } from '../../comments/reader.ts';
import { insertNote } from '../../moderation/notes.store.ts';
import { insertReport } from '../../moderation/reports.store.ts';
import type { Newsroom } from '../../newsroom.ts';
import { insertRequest } from '../../notifications/requests.store.ts';
import { Refusal } from '../../refusal.ts';
import { listKnownIds } from '../import.store.ts';

/**
 * Adds a comment with its history, notes and reports. Throws a `Refusal` where something stands against it; then nothing
 * has happened.
 */
export async function addCommentRecord(vault: Newsroom['vault'], open: Write, record: CommentRecord): Promise<void> {
  const { type: _, decisions, notes, reports, repliesAskedAt, ...comment } = record;
  await assertNew(open, 'comment_decisions', decisions);
  await assertNew(open, 'comment_notes', notes);
  await assertNew(open, 'comment_reports', reports);
  const avatarSeed =
    comment.avatarSeed === '' ? await seedOfImported(open.db, vault, comment.email) : comment.avatarSeed;
  if (!(await restoreComment(vault, open, { ...comment, avatarSeed }))) {
    throw new Refusal('slug-taken', 'Its fingerprint is that of another comment.');
  }
  const commentId = comment.id;
  for (const decision of decisions) await insertDecision(open.db, { ...decision, commentId });
  for (const note of notes) await insertNote(open.db, commentId, note);
  // The network that a report came from does not come with it.
  for (const report of reports) await insertReport(open.db, { ...report, commentId, ipHash: null });
  if (repliesAskedAt !== null) await insertRequest(open.db, commentId, repliesAskedAt);
}

type Attached = 'comment_decisions' | 'comment_notes' | 'comment_reports';

async function assertNew({ db }: Write, table: Attached, records: readonly { readonly id: string }[]): Promise<void> {
  const ids = records.map(({ id }) => id);
  const [known] = await listKnownIds(db, table, ids);
  const taken = known ?? ids.find((id, at) => ids.indexOf(id) !== at);
  if (taken !== undefined) throw new Refusal('invalid-body', `What has the id ${taken} in it is here already.`);
}
