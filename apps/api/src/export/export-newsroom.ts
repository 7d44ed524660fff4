// Everything that was entered, as lines of JSON, in bounded memory. Each line refers only to what stands above it, also
// where people write meanwhile; what they change above the place where reading is, the change log tells.
import { exportTypes, type ExportLine, type ExportRecord, type ExportType } from '@broadsheet/api-contract';
import type { Newsroom } from '../newsroom.ts';
import { LateRecords } from './late-records.ts';
import { readNext, readRange, referencesOf } from './newsroom-records.ts';

/** Where an export begins. */
export interface ExportBegin {
  /** The number of the last change before it. */
  readonly place: number;
  /** The last line that was read, where this goes on behind it. */
  readonly after?: { readonly type: ExportType; readonly id: string } | undefined;
}

/** The lines, many at once, each with its line end. */
export async function* exportNewsroom(newsroom: Newsroom, begin: ExportBegin): AsyncGenerator<string, void, void> {
  const late = new LateRecords(newsroom, begin.place);
  if (!begin.after) yield toLine({ type: 'newsroom', format: 'broadsheet', version: 1 });
  const first = begin.after ? exportTypes.indexOf(begin.after.type) : 0;
  for (const type of exportTypes.slice(first)) {
    let after = begin.after?.type === type ? begin.after.id : '';
    for (;;) {
      const records = await readNext(newsroom, type, after);
      const last = records.at(-1);
      if (!last) break;
      after = last.id;
      const before = await readLate(newsroom, late, records);
      yield [...before, ...records].map(toLine).join('');
    }
  }
  yield toLine({ type: 'end' });
}

/** One line of an export. */
export function toLine(record: ExportLine): string {
  return `${JSON.stringify(record)}\n`;
}

/** What `records` refer to and what has not been read yet, because it came too late. */
async function readLate(
  newsroom: Newsroom,
  late: LateRecords,
  records: readonly ExportRecord[],
): Promise<ExportRecord[]> {
  const missing = await late.take(records.flatMap(referencesOf));
  const found: ExportRecord[] = [];
  for (const [type, references] of Map.groupBy(missing, (reference) => reference.type)) {
    found.push(...(await readRange(newsroom, type, { ids: references.map(({ id }) => id) })));
  }
  return found.length === 0 ? [] : [...(await readLate(newsroom, late, found)), ...found];
}
