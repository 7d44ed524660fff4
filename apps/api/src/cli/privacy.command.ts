import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { DatabaseInUseError } from '../database/alone.ts';
import { rotateDataKey } from '../privacy/rotate-data-key.ts';
import { Complaint } from './complaint.ts';

export function privacyCommand(): Command {
  return new Command('privacy')
    .description('looks after what is private: addresses of readers and of staff')
    .helpCommand(false)
    .addCommand(
      new Command('rotate-key')
        .description('puts everything that is encrypted under a new key, while nothing else runs')
        .option('--lost', 'the key before is lost: what lies under it stays unreadable')
        .action(rotate),
    );
}

async function rotate({ lost = false }: { lost?: boolean }): Promise<void> {
  const { dataDir, database } = readConfig(process.env);
  const { resealed, unreadable } = await rotateDataKey({ dataDir, database }, { isLost: lost }).catch(
    (error: unknown) => {
      if (!(error instanceof DatabaseInUseError)) throw error;
      throw new Complaint(`${error.message} Stop the newspaper and every other command, then run this again.`);
    },
  );
  process.stdout.write(`There is a new key in DATA_DIR/secrets/data-key. ${resealed} values were encrypted anew.\n`);
  if (unreadable > 0) {
    process.stdout.write(`${unreadable} did not open under the key before. They are as they were: unreadable.\n`);
  }
  process.stdout.write('Backups from before still open under the key before: delete it, and them, when you can.\n');
}
