// What has happened to one subject of the change log since a place.
import type { Newsroom } from '../newsroom.ts';
import { findLogBounds, listLoggedOf, type LoggedChange } from './changes.store.ts';
import { assertWithin, expired } from './following.actions.ts';

// What is looked through in one go. An hour of the busiest newsroom is a fraction of it.
const furthest = 50_000;

/**
 * Everything that happened to `subject` after the change with the number `after`, and up to which number this is all.
 * Throws `changes-expired` where the log does not reach the place, or goes on too far behind it.
 */
export async function listChangesOf(
  { db }: Newsroom,
  subject: string,
  after: number,
): Promise<{ changes: readonly LoggedChange[]; through: number }> {
  const { last, ...bounds } = await findLogBounds(db);
  assertWithin(after, { last, ...bounds });
  if (last - after > furthest) throw expired(`More than ${furthest} changes have been made since.`);
  const changes = await listLoggedOf(db, { subject, after, through: last });
  // What was taken out of the log while it was read was perhaps not read.
  assertWithin(after, await findLogBounds(db));
  return { changes, through: last };
}
