import { Command } from 'commander';
import { FileFault } from '../import/broadsheet/file-fault.ts';
import { importNewsroom } from '../import/broadsheet/import-newsroom.ts';
import { importWordPress } from '../import/import-wordpress.ts';
import { WxrSyntaxError } from '../import/wordpress/wxr-syntax-error.ts';
import { Complaint } from './complaint.ts';
import { openExport } from './export-file.ts';
import { toReport } from './import-report.ts';
import { toNewsroomReport } from './newsroom-report.ts';
import { createProgress } from './progress.ts';
import { onStopSignal } from './stop-signal.ts';
import { withNewsroom } from './with-newsroom.ts';

export function importCommand(): Command {
  return new Command('import')
    .description('brings in what was exported, from here or from another system')
    .helpCommand(false)
    .addCommand(wordpressCommand())
    .addCommand(broadsheetCommand());
}

function wordpressCommand(): Command {
  return new Command('wordpress')
    .description('imports a WordPress export (WXR 1.0 to 1.2)')
    .argument('<file>', 'the XML file that WordPress wrote (Tools → Export → All content)')
    .addHelpText(
      'after',
      `
A file that is not well-formed changes nothing. What was imported before is left as it is here, so that the same
file, or a newer export of the same site, can be imported again: only what is new is added. The same goes for an
import that was stopped: run it again, and it goes on.

Example:
  npm run broadsheet -- import wordpress export.xml`,
    )
    .action(importFile);
}

function broadsheetCommand(): Command {
  return new Command('broadsheet')
    .description('imports what export wrote, from this newsroom or another one')
    .argument('<file>', 'the file of lines of JSON, compressed or not')
    .addHelpText(
      'after',
      `
Everything comes back as it was: ids, addresses, dates, states; but users need another password (user password), and
webhooks another secret (POST /v1/webhooks/{id}/rotate). A file with a mistake changes nothing. What is here
already is left alone, so that a stopped import goes on where it was when it is run again.

Example:
  npm run broadsheet -- import broadsheet backup.ndjson.gz`,
    )
    .action(importExport);
}

async function importExport(file: string): Promise<void> {
  const progress = createProgress();
  await using exported = await openExport(file, progress.show);
  const stop = onStopSignal();
  try {
    const result = await withNewsroom((newsroom) => importNewsroom(newsroom, exported, stop.signal));
    progress.end();
    process.stdout.write(toNewsroomReport(result, file));
    if (!result.isComplete || result.outcome.leftOut > 0) process.exitCode = stop.exitCode();
  } catch (error) {
    progress.end();
    if (!(error instanceof FileFault)) throw error;
    throw new Complaint(`${file}:${error.line}: ${error.message}`);
  } finally {
    stop.end();
  }
}

async function importFile(file: string): Promise<void> {
  const progress = createProgress();
  await using exported = await openExport(file, progress.show);
  const stop = onStopSignal();
  try {
    const result = await withNewsroom((newsroom) => importWordPress(newsroom, exported, stop.signal));
    progress.end();
    process.stdout.write(toReport(result, { file, isColourful: process.stdout.isTTY }));
    if (!result.isComplete) process.exitCode = stop.exitCode();
  } catch (error) {
    progress.end();
    if (!(error instanceof WxrSyntaxError)) throw error;
    throw new Complaint(`${file}:${error.line}:${error.column}: ${error.what}.`);
  } finally {
    stop.end();
  }
}
