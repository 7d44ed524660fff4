// What the README of the client shows is run as it stands there, against the product with its demo newsroom.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { startNewsroom } from './harness/newsroom.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'packages', 'api-contract');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^## (?<title>.+)$|^```js\n(?<code>[\s\S]*?)^```$/gm)].reduce<[string, string][]>(
  (found, { groups: { title, code } = {} }) => {
    const section = title ?? found.at(-1)?.[0] ?? '';
    return [...found, [section, code ?? '']];
  },
  [],
);
const shown = blocks.filter(([, code]) => code !== '');

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

test.each(shown)('%s: what the README shows runs', async (_section, code) => {
  const here = code
    .replaceAll('http://localhost:4000', newsroom.apiUrl)
    .replaceAll("baseUrl: '/api'", `baseUrl: '${newsroom.siteUrl}/api'`);
  // The second block of a section goes on from the first.
  const program = here.includes('import ')
    ? here
    : `${shown[0]?.[1].replaceAll('http://localhost:4000', newsroom.apiUrl)}\n${here}`;
  const { key } = await newsroom.editor.keys
    .create({ body: { name: 'README', scopes: ['drafts:read', 'articles:write', 'articles:publish'] } })
    .then(({ token }) => ({ key: token }));
  const command = ['--conditions=broadsheet', '--input-type=module', '--eval', program];
  const env = { ...process.env, BROADSHEET_KEY: key };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: folder, env });
  expect(stderr).toBe('');
  expect(stdout.length + Number(code.includes('BROADSHEET_KEY'))).toBeGreaterThan(0);
});
