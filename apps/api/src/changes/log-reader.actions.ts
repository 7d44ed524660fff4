// Reads the change log on for one purpose, each change once: what was done for it, and how far the log was read, are
// one transaction. Any number of processes may do it.
import { isWanted, type Change, type ChangeFilter } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { write, type Write } from './changes.actions.ts';
import { findLastChange, findLogBounds, listLogged } from './changes.store.ts';
import { findPosition, lockPosition, storePosition } from './log-readers.store.ts';

/** Who reads, and what of it. */
export interface LogReader {
  /** Under which it is remembered how far it has read, for ever. */
  readonly name: string;
  readonly types: NonNullable<ChangeFilter['types']>;
}

// So few that nobody who writes meanwhile has to wait for long.
const atOnce = 200;

/**
 * Hands `work` the changes that have happened since the last time, until there are none or `signal` aborts. What the log
 * no longer holds is passed over.
 */
export async function readOn(
  newsroom: Newsroom,
  reader: LogReader,
  {
    work,
    signal,
  }: { work: (open: Write, changes: readonly Change[]) => Promise<void>; signal?: AbortSignal | undefined },
): Promise<void> {
  const { db } = newsroom;
  while (signal?.aborted !== true) {
    // Mostly there is nothing: nobody is locked out then.
    if ((await findPosition(db, reader.name)) === (await findLastChange(db))) return;
    const isThrough = await write(newsroom, (open) => readPart(open, reader, work));
    if (isThrough) return;
  }
}

async function readPart(
  open: Write,
  { name, types }: LogReader,
  work: (open: Write, changes: readonly Change[]) => Promise<void>,
): Promise<boolean> {
  const { prunedThrough, last } = await findLogBounds(open.db);
  const position = await lockPosition(open.db, name, prunedThrough);
  // A place that the log does not reach is one of a database that was restored from a backup.
  const after = Math.min(Math.max(position, prunedThrough), last);
  const logged = await listLogged(open.db, { after, limit: atOnce });
  const wanted = logged.map(({ change }) => change).filter((change) => isWanted(change, { types }));
  if (wanted.length > 0) await work(open, wanted);
  await storePosition(open.db, name, logged.at(-1)?.place ?? after);
  return logged.length < atOnce;
}

/** The ids of the comments that `changes` are about, each once. */
export function commentsIn(changes: readonly Change[]): string[] {
  const subjects = changes.flatMap((change) => change.subjects);
  const ids = subjects.filter((subject) => subject.startsWith('comment:')).map((subject) => subject.slice(8));
  return [...new Set(ids)];
}
