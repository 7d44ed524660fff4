// The command line: `npm run broadsheet -- --help`.
import { Command } from 'commander';
import { reasonToGiveUp } from '../reason-to-give-up.ts';
import { Complaint } from './complaint.ts';
import { importCommand } from './import.command.ts';
import { keyCommand } from './key.command.ts';

const program = new Command('npm run broadsheet --')
  .description('Works on the newsroom in DATA_DIR, or DATABASE_URL, also while the site runs.')
  .helpCommand(false)
  .showHelpAfterError('Add --help to see what can be done.')
  .addCommand(importCommand())
  .addCommand(keyCommand())
  .addHelpText(
    'after',
    `
Examples:
  npm run broadsheet -- import wordpress export.xml
  npm run broadsheet -- key create --name "Newsletter" --scope drafts:read
  npm run broadsheet -- key list`,
  );

try {
  await program.parseAsync();
} catch (error) {
  const reason = error instanceof Complaint ? error.message : reasonToGiveUp(error);
  if (reason === undefined) throw error;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
