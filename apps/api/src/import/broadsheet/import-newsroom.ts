// Imports an export in two passes, as that of another system: the first one reads the whole file, so that a malformed
// one changes nothing; the second one writes. It can be stopped anywhere and run again: what is here is left alone.
import { setTimeout as pause } from 'node:timers/promises';
import type { Newsroom } from '../../newsroom.ts';
import { FileFault } from './file-fault.ts';
import { ImportOutcome } from './import-outcome.ts';
import { readLines } from './read-lines.ts';
import { readRecords, type LineFault, type NumberedRecord } from './read-records.ts';
import { writeRecords } from './write-records.ts';

/** A file that can be read from its beginning, once for each pass. */
export interface ExportFile {
  read(pass: 'checking' | 'importing'): AsyncIterable<Uint8Array, void, void>;
}

export interface NewsroomImport {
  /** Whether the file was imported to its end, or stopped before. */
  readonly isComplete: boolean;
  /** Lines that hold no record. Where there is one, nothing has been written. */
  readonly mistakes: readonly LineFault[];
  readonly outcome: ImportOutcome;
}

const mostMistakes = 20;
const atOnce = { records: 100, characters: 300_000 };
// Replies that stand before what they reply to. In our own exports there are next to none.
const mostWaiting = 10_000;
// Whoever waits to write to SQLite looks again after a while, and would not see a gap of microseconds.
const pauseMs = 2;

/** Imports the export, until `signal` aborts. Throws a `FileFault` where it cannot be read; then nothing has changed. */
export async function importNewsroom(
  newsroom: Newsroom,
  file: ExportFile,
  signal: AbortSignal = new AbortController().signal,
): Promise<NewsroomImport> {
  const outcome = new ImportOutcome();
  try {
    const mistakes = await check(file, signal);
    if (mistakes.length > 0) return { isComplete: false, mistakes, outcome };
    let waiting: readonly NumberedRecord[] = [];
    for await (const records of group(readFile(file, 'importing', signal))) {
      const written = await writeRecords(newsroom, records);
      outcome.merge(written.outcome);
      waiting = [...waiting, ...written.waiting];
      const [first] = waiting;
      if (first && waiting.length > mostWaiting) {
        throw new FileFault(first.line, 'Too many replies stand before comments.');
      }
      await pause(pauseMs);
    }
    await writeWaiting(newsroom, { outcome, waiting, signal });
    return { isComplete: true, mistakes, outcome };
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    return { isComplete: false, mistakes: [], outcome };
  }
}

function readFile(file: ExportFile, pass: 'checking' | 'importing', signal: AbortSignal) {
  return readRecords(readLines(untilAborted(file.read(pass), signal)));
}

async function check(file: ExportFile, signal: AbortSignal): Promise<LineFault[]> {
  const mistakes: LineFault[] = [];
  for await (const each of readFile(file, 'checking', signal)) {
    if ('message' in each) mistakes.push(each);
    if (mistakes.length === mostMistakes) break;
  }
  return mistakes;
}

interface Waiting {
  readonly outcome: ImportOutcome;
  readonly waiting: readonly NumberedRecord[];
  readonly signal: AbortSignal;
}

/** Writes replies as long as what they reply to comes up. What is left waits for itself, or for nothing. */
async function writeWaiting(newsroom: Newsroom, { outcome, waiting, signal }: Waiting): Promise<void> {
  let left = waiting;
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const still: NumberedRecord[] = [];
    for (let begin = 0; begin < left.length; begin += atOnce.records) {
      signal.throwIfAborted();
      const written = await writeRecords(newsroom, left.slice(begin, begin + atOnce.records));
      outcome.merge(written.outcome);
      still.push(...written.waiting);
    }
    left = still;
  }
  for (const { line } of left) {
    outcome.leaveOut({ line, message: 'It replies to a comment that is not here, or to itself in a circle.' });
  }
}

async function* untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, void> {
  for await (const piece of stream) {
    signal.throwIfAborted();
    yield piece;
  }
}

async function* group(
  records: AsyncIterable<NumberedRecord | LineFault>,
): AsyncGenerator<NumberedRecord[], void, void> {
  let waiting: NumberedRecord[] = [];
  let size = 0;
  for await (const each of records) {
    if ('message' in each) continue;
    waiting.push(each);
    size += each.size;
    if (waiting.length < atOnce.records && size < atOnce.characters) continue;
    yield waiting;
    waiting = [];
    size = 0;
  }
  if (waiting.length > 0) yield waiting;
}
