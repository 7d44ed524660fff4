import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wxrAuthor, wxrComment, wxrDocument, wxrItem } from '../import/wordpress/wxr-fixture.ts';
import { compileCache } from '../testing/compile-cache.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-export-'));
  await writeFile(join(folder, 'one.xml'), wxrDocument(wxrAuthor() + wxrItem({}, wxrComment())));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command on the newsroom called `name`. */
async function run(name: string, ...words: readonly string[]) {
  const env = { ...compileCache, PATH: process.env['PATH'], INIT_CWD: folder, DATA_DIR: join(folder, name) };
  const child = spawn(process.execPath, ['--conditions=broadsheet', program, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code: child.exitCode };
}

test('what one newsroom exports, another one imports and exports again, byte for byte', async () => {
  await run('first', 'import', 'wordpress', 'one.xml');
  const exported = await run('first', 'export', 'backup.ndjson.gz');
  expect(exported).toMatchObject({ code: 0, out: '' });
  expect(exported.err).toMatch(/^\d+ lines are exported\. \/v1\/changes goes on from them with after=\d+\.\n$/);
  // Readers' addresses are in it.
  expect((await stat(join(folder, 'backup.ndjson.gz'))).mode & 0o077).toBe(0);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);

  const imported = await run('second', 'import', 'broadsheet', 'backup.ndjson.gz');
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(imported.out).toMatch(/^backup\.ndjson\.gz is imported\.\n\nCame in\n {2}authors +1\n/);
  const { out } = await run('second', 'export');
  expect(out).toBe(gunzipSync(await readFile(join(folder, 'backup.ndjson.gz'))).toString());
  // Four programs are started, one after another.
}, 60_000);

test('a file that is cut off is refused in one line', async () => {
  await writeFile(join(folder, 'cut.ndjson'), '{"type":"newsroom","format":"broadsheet","version":1}\n');
  expect(await run('third', 'import', 'broadsheet', 'cut.ndjson')).toEqual({
    code: 1,
    out: '',
    err: 'cut.ndjson:1: The file is cut off: its last line is not the end of an export.\n',
  });
});

test('a file that cannot be written is named', async () => {
  const { code, err } = await run('third', 'export', 'nowhere/backup.ndjson');
  expect({ code, err }).toEqual({ code: 1, err: 'nowhere/backup.ndjson: it cannot be written (ENOENT).\n' });
});
