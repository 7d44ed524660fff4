import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { findLastChange } from '../changes/changes.store.ts';
import { exportNewsroom } from '../export/export-newsroom.ts';
import { Complaint } from './complaint.ts';
import { onStopSignal } from './stop-signal.ts';
import { withNewsroom } from './with-newsroom.ts';

export function exportCommand(): Command {
  return new Command('export')
    .description('writes everything that was entered, as lines of JSON')
    .argument('[file]', 'where to; a name that ends in .gz is compressed. Without it: to the standard output')
    .addHelpText(
      'after',
      `
The file holds the email and IP addresses of readers and users, in clear: keep it as such. It is there whole or not at
all. import broadsheet brings it in again, into this newsroom or another one.

Example:
  npm run broadsheet -- export backup.ndjson.gz`,
    )
    .action(exportTo);
}

async function exportTo(file: string | undefined): Promise<void> {
  const stop = onStopSignal();
  try {
    await withNewsroom(async (newsroom) => {
      const place = await findLastChange(newsroom.db);
      const counter = { lines: 0 };
      const lines = count(exportNewsroom(newsroom, { place }), counter);
      await (file === undefined ? writeOut(lines, stop.signal) : writeFile({ file, lines, signal: stop.signal }));
      process.stderr.write(`${counter.lines} lines are exported. /v1/changes goes on from them with after=${place}.\n`);
    });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write('Stopped. Nothing was kept.\n');
    process.exitCode = stop.exitCode();
  } finally {
    stop.end();
  }
}

type Lines = ReturnType<typeof exportNewsroom>;

async function* count(lines: Lines, counter: { lines: number }): Lines {
  for await (const piece of lines) {
    counter.lines += piece.split('\n').length - 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${counter.lines} lines `);
    yield piece;
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
}

function writeOut(lines: Lines, signal: AbortSignal): Promise<void> {
  return pipeline(Readable.from(lines), process.stdout, { end: false, signal });
}

interface Target {
  readonly file: string;
  readonly lines: Lines;
  readonly signal: AbortSignal;
}

/** Nobody finds a half-written file under its name, whatever happens on the way. */
async function writeFile({ file, lines, signal }: Target): Promise<void> {
  // npm runs scripts in the project's folder, and tells where the person stands.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  const draft = `${path}.${randomUUID()}.part`;
  const handle = await openDraft(draft, file);
  try {
    const stream = handle.createWriteStream({ flush: true });
    const source = Readable.from(lines);
    await (file.endsWith('.gz')
      ? pipeline(source, createGzip(), stream, { signal })
      : pipeline(source, stream, { signal }));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function openDraft(draft: string, named: string) {
  try {
    // Addresses of readers are in it.
    return await open(draft, 'wx', 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Complaint(`${named}: it cannot be written (${code}).`, { cause: error });
  }
}
