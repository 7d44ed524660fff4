// Lets a test do something with its newsroom from another process, as a second API or a command would.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testDataKey, type TestNewsroom } from './test-newsroom.ts';

const root = join(import.meta.dirname, '..');

/** Runs `program`, a module in the folder of the API's sources that finds the same newsroom as `newsroom`. */
export async function runInProcess(newsroom: Pick<TestNewsroom, 'address'>, program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, argumentsFor(newsroom, program), { cwd: root });
  return stdout;
}

/** Starts `program` as `runInProcess` does, and does not wait for its end. */
export function startInProcess(newsroom: Pick<TestNewsroom, 'address'>, program: string): ChildProcess {
  return spawn(process.execPath, argumentsFor(newsroom, program), { cwd: root, stdio: 'ignore' });
}

function argumentsFor({ address }: Pick<TestNewsroom, 'address'>, program: string): string[] {
  const opened = `
    import { pino } from 'pino';
    import { connect } from './database/connect.ts';
    import { createNewsroom } from './newsroom.ts';
    const connection = connect(${JSON.stringify(address)});
    const newsroom = createNewsroom(connection, { dataKey: ${JSON.stringify(testDataKey)}, log: pino({ level: 'silent' }) });
    ${program}
    await connection.db.destroy();
  `;
  return ['--conditions=broadsheet', '--input-type=module-typescript', '--eval', opened];
}
