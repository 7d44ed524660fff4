import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import type { ImportSummary } from './import-summary.ts';
import { deleteRecord, findLocalIds, insertRecord, isImported, type RecordKind } from './import.store.ts';
import type { Outline } from './outline.ts';

/** What every step of an import works with: one transaction, and what is known of the file. */
export interface ImportWrite {
  readonly newsroom: Newsroom;
  readonly open: Write;
  readonly outline: Outline;
  /** Of this transaction alone: it counts when the transaction is through. */
  readonly summary: ImportSummary;
}

/** The id here of what was imported before. It may have been deleted since. */
export async function findImported(
  { open, outline }: ImportWrite,
  kind: RecordKind,
  originalId: string,
): Promise<string | undefined> {
  const ids = await findLocalIds(open.db, { source: outline.source, kind }, [originalId]);
  return ids.get(originalId);
}

/** Remembers what something became. Where it was imported before and is gone, it is now the new one. */
export async function remember(
  { open, outline: { source } }: ImportWrite,
  kind: RecordKind,
  { originalId, localId }: { originalId: string; localId: string },
): Promise<void> {
  await insertRecord(open.db, { source, kind, originalId, localId }, open.now);
}

/** Forgets what was imported before and is gone. */
export async function forget(
  { open, outline: { source } }: ImportWrite,
  kind: RecordKind,
  originalId: string,
): Promise<void> {
  await deleteRecord(open.db, { source, kind, originalId });
}

/** Whether something that is here came from this site already: then it is nobody else of the same name. */
export function isFromThisSite(
  { open, outline: { source } }: ImportWrite,
  kind: RecordKind,
  localId: string,
): Promise<boolean> {
  return isImported(open.db, { source, kind }, localId);
}
