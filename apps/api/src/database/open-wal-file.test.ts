import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

test('many who are the first to open a file at the same moment all can', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-wal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // All of them at each of a hundred files at the same moment.
  const program = `
    import { openWalFile } from './open-wal-file.ts';
    const begin = Number(process.argv[1]);
    for (let n = 0; n < 100; n += 1) {
      while (Date.now() < begin + n * 10);
      const database = openWalFile(${JSON.stringify(folder)} + '/' + n + '.db');
      database.exec('create table if not exists things (id integer)');
      database.close();
    }
  `;
  const flags = ['--conditions=broadsheet', '--input-type=module-typescript', '--eval', program];
  const open = () =>
    promisify(execFile)(process.execPath, [...flags, `${Date.now() + 800}`], { cwd: import.meta.dirname });
  const opened = await Promise.all(Array.from({ length: 4 }, open));
  expect(opened.map(({ stdout, stderr }) => stdout + stderr)).toEqual(['', '', '', '']);
});
