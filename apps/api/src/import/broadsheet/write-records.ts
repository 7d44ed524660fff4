// Records of an export, some in one transaction. What is here already is left alone; what stands in its way is told.
import type { CommentRecord, ExportRecord } from '@broadsheet/api-contract';
import { sanitiseBody } from '../../articles/sanitise-body.ts';
import { write, type Write } from '../../changes/changes.actions.ts';
import { lockImports } from '../../database/dialect.ts';
import { toLine } from '../../export/export-newsroom.ts';
import { readRange, type IdentifiedType } from '../../export/newsroom-records.ts';
import { findImportRecord } from '../../export/import-records.store.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import { ImportOutcome } from './import-outcome.ts';
import type { NumberedRecord } from './read-records.ts';
import { restoreRecord } from './restore-record.ts';

/** What came of some records. */
export interface Written {
  readonly outcome: ImportOutcome;
  /** Replies to comments that are not here yet. */
  readonly waiting: readonly NumberedRecord[];
}

/** Writes `records` in one transaction. */
export function writeRecords(newsroom: Newsroom, records: readonly NumberedRecord[]): Promise<Written> {
  const sorted = records.map((each) => ({ ...each, record: toSorted(each.record) }));
  return write(newsroom, async (open) => {
    await lockImports(open.db, newsroom.dialect);
    const known = await readKnown(newsroom, open, sorted);
    // A transaction may be begun again: what the first attempt counted is gone with it.
    const outcome = new ImportOutcome();
    const waiting: NumberedRecord[] = [];
    for (const each of sorted) {
      const result = await writeRecord(newsroom, { open, known }, each.record);
      if (result === 'added') outcome.countAdded(each.record.type);
      else if (result === 'present') outcome.countPresent(each.record.type);
      else if (result === 'waits') waiting.push(each);
      else outcome.leaveOut({ line: each.line, message: result.message });
    }
    return { outcome, waiting };
  });
}

interface Work {
  readonly open: Write;
  /** What is here, as lines of an export, by type and id. */
  readonly known: Map<string, string>;
}

type Result = 'added' | 'present' | 'waits' | { readonly message: string };

async function writeRecord(newsroom: Newsroom, { open, known }: Work, record: ExportRecord): Promise<Result> {
  const line = toLine(record);
  const here = known.get(keyOf(record));
  if (here !== undefined) {
    return here === line || here === toLine(toSafe(record))
      ? 'present'
      : { message: `The ${record.type} ${record.id} is here already, with other content.` };
  }
  if (record.type === 'comment') {
    const obstacle = findObstacle(known, record);
    if (obstacle !== undefined) return obstacle;
  }
  try {
    await restoreRecord(newsroom, open, record);
  } catch (error) {
    // What it refuses, it refuses before it writes.
    if (error instanceof Refusal) return { message: error.message };
    throw error;
  }
  known.set(keyOf(record), line);
  return 'added';
}

function findObstacle(known: ReadonlyMap<string, string>, comment: CommentRecord): Result | undefined {
  const { articleId, parentId } = comment;
  if (!known.has(`article:${articleId}`)) return { message: `Its article ${articleId} is not here.` };
  if (parentId === null) return undefined;
  const parent = known.get(`comment:${parentId}`);
  if (parent === undefined) return 'waits';
  // No text can say this: in a line, the quotation marks of a text are escaped.
  const isOfArticle = parent.includes(`"articleId":"${articleId}"`);
  return isOfArticle ? undefined : { message: `It replies to a comment on another article, ${parentId}.` };
}

function keyOf({ type, id }: Pick<ExportRecord, 'type' | 'id'>): string {
  return `${type}:${id}`;
}

/** Which of `records` are here already, and of comments also what they are about and reply to. */
async function readKnown(
  newsroom: Newsroom,
  { db }: Write,
  records: readonly NumberedRecord[],
): Promise<Map<string, string>> {
  const within = { ...newsroom, db };
  const known = new Map<string, string>();
  for (const [type, ids] of idsByType(records.map(({ record }) => record))) {
    for (const found of await readRange(within, type, { ids: [...ids] })) known.set(keyOf(found), toLine(found));
  }
  for (const { record } of records) {
    if (record.type !== 'import-record') continue;
    const found = await findImportRecord(db, [record.source, record.kind, record.originalId]);
    if (found) known.set(keyOf(record), toLine({ ...record, ...found }));
  }
  return known;
}

function idsByType(records: readonly ExportRecord[]): Map<IdentifiedType, Set<string>> {
  const ids = new Map<IdentifiedType, Set<string>>();
  const add = (type: IdentifiedType, id: string) => ids.set(type, (ids.get(type) ?? new Set()).add(id));
  for (const record of records) {
    if (record.type === 'import-record') continue;
    add(record.type, record.id);
    if (record.type !== 'comment') continue;
    add('article', record.articleId);
    if (record.parentId !== null) add('comment', record.parentId);
  }
  return ids;
}

/** The record with what has no order of its own in the order of an export. */
function toSorted(record: ExportRecord): ExportRecord {
  if (!('formerSlugs' in record)) return record;
  return { ...record, formerSlugs: record.formerSlugs.toSorted(), oldAddresses: record.oldAddresses.toSorted() };
}

/** The record as it is stored. */
function toSafe(record: ExportRecord): ExportRecord {
  return record.type === 'article' ? { ...record, body: sanitiseBody(record.body) } : record;
}
