// An export as its records, each held against the schemas.
import { ExportLine, NewsroomRecord, type ExportRecord } from '@broadsheet/api-contract';
import type { z } from 'zod';
import { FileFault } from './file-fault.ts';
import type { Line } from './read-lines.ts';

/** A record, with the line where it stands. */
export interface NumberedRecord {
  readonly line: number;
  readonly record: ExportRecord;
  /** How long its line is. */
  readonly size: number;
}

/** What is wrong with one line. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/**
 * The records of an export, and of each line that holds none what is wrong with it. Throws a `FileFault` where the file
 * is no export, or is cut off.
 */
export async function* readRecords(lines: AsyncIterable<Line>): AsyncGenerator<NumberedRecord | LineFault, void, void> {
  let last = 0;
  let hasEnded = false;
  for await (const { number, text } of lines) {
    if (hasEnded) throw new FileFault(number, 'Something stands behind the end of the export.');
    const parsed = parse(text);
    if (number === 1) assertBegins(parsed.value);
    else if ('fault' in parsed) yield { line: number, message: parsed.fault };
    else if (parsed.line.type === 'end') hasEnded = true;
    else if (parsed.line.type === 'newsroom') yield { line: number, message: 'A second beginning of an export.' };
    else yield { line: number, record: parsed.line, size: text.length };
    last = number;
  }
  if (last === 0) throw new FileFault(1, 'The file is empty.');
  if (!hasEnded) throw new FileFault(last, 'The file is cut off: its last line is not the end of an export.');
}

type Parsed = { readonly value: unknown } & ({ readonly line: ExportLine } | { readonly fault: string });

function parse(text: string): Parsed {
  const json = parseJson(text);
  if ('fault' in json) return { value: undefined, fault: json.fault };
  const line = ExportLine.safeParse(json.value);
  return { value: json.value, ...(line.success ? { line: line.data } : { fault: describe(line.error) }) };
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: 'The line is not JSON.' };
  }
}

function describe({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (!issue) return 'The line is wrong.';
  if (issue.code === 'unrecognized_keys') return `/${issue.keys.join(', /')}: Is not known here.`;
  if (issue.code === 'invalid_union' && issue.path[0] === 'type') return '/type: Is no type of a record.';
  return `/${issue.path.map(String).join('/')}: ${issue.message}`;
}

function assertBegins(value: unknown): void {
  if (NewsroomRecord.safeParse(value).success) return;
  const isNewer = typeof value === 'object' && value !== null && 'format' in value && value.format === 'broadsheet';
  throw new FileFault(
    1,
    isNewer
      ? 'The export has a version that this Broadsheet does not know. A newer one may.'
      : 'The file is no export of Broadsheet: its first line does not say so.',
  );
}
