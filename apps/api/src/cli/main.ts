// The command line: `npm run broadsheet -- --help`.
import { Command } from 'commander';
import { reasonToGiveUp } from '../reason-to-give-up.ts';
import { Refusal } from '../refusal.ts';
import { commentsCommand } from './comments.command.ts';
import { Complaint } from './complaint.ts';
import { exportCommand } from './export.command.ts';
import { importCommand } from './import.command.ts';
import { keyCommand } from './key.command.ts';
import { privacyCommand } from './privacy.command.ts';
import { userCommand } from './user.command.ts';

const program = new Command('npm run broadsheet --')
  .description('Works on the newsroom in DATA_DIR, or DATABASE_URL, also while the site runs.')
  .helpCommand(false)
  .showHelpAfterError('Add --help to see what can be done.')
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(keyCommand())
  .addCommand(userCommand())
  .addCommand(commentsCommand())
  .addCommand(privacyCommand())
  .addHelpText(
    'after',
    `
Examples:
  npm run broadsheet -- import wordpress export.xml
  npm run broadsheet -- export backup.ndjson.gz
  npm run broadsheet -- key create --name "Newsletter" --scope drafts:read
  npm run broadsheet -- key list
  npm run broadsheet -- user create --role admin --email ilse@example.org
  npm run broadsheet -- comments list --rule many-links`,
  );

try {
  await program.parseAsync();
} catch (error) {
  const isTheirs = error instanceof Complaint || error instanceof Refusal;
  const reason = isTheirs ? error.message : reasonToGiveUp(error);
  if (reason === undefined) throw error;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
