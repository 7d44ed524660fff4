import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeDatabase, describeEachDatabase, type TestDatabase } from '../database/testing/each-database.ts';
import { wxrAuthor, wxrComment, wxrDocument, wxrItem } from '../import/wordpress/wxr-fixture.ts';
import { createKeyring } from '../keys/keyring.ts';
import { createNewsroom } from '../newsroom.ts';
import { compileCache } from '../testing/compile-cache.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The settings of a command that works on `database`. */
function settingsOf({ address }: TestDatabase): Record<string, string> {
  return 'file' in address ? { DATA_DIR: dirname(address.file) } : { DATA_DIR: folder, DATABASE_URL: address.url };
}

function start(settings: Record<string, string>, ...words: readonly string[]) {
  const env = { ...compileCache, PATH: process.env['PATH'], INIT_CWD: folder, DATA_DIR: folder, ...settings };
  const child = spawn(process.execPath, ['--conditions=broadsheet', program, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { child, ended: ended.then(([out, err]) => ({ out, err, code: child.exitCode })) };
}

function run(settings: Record<string, string>, ...words: readonly string[]) {
  return start(settings, ...words).ended;
}

function manyItems(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const fields = {
      title: `Story ${n}`,
      'wp:post_id': `${n + 1}`,
      'wp:post_name': `story-${n}`,
      link: `https://gazette.example/${n}/`,
    };
    const tag = `<category domain="post_tag" nicename="t-${n % 9}">Tag ${n % 9}</category>`;
    return wxrItem(fields, tag + wxrComment({ comment_id: `${n + 1}` }));
  }).join('');
}

describe('the command line', () => {
  test('says what it can do', async () => {
    const { out, code } = await run({}, '--help');
    expect(code).toBe(0);
    expect(out).toContain('Usage: npm run broadsheet -- [options] [command]');
    for (const command of ['import', 'export', 'key', 'user']) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(out).toContain('npm run broadsheet -- import wordpress export.xml');
  });

  test('says how each command is used', async () => {
    expect((await run({}, 'import', 'wordpress', '--help')).out).toContain(
      'npm run broadsheet -- import wordpress [options] <file>',
    );
    expect((await run({}, 'key', 'create', '--help')).out).toContain('--scope');
  });

  test('refuses what it does not know', async () => {
    const { err, code } = await run({}, 'improt');
    expect(code).toBe(1);
    expect(err).toContain("error: unknown command 'improt'");
  });

  test('names the setting that is wrong', async () => {
    const { code, err } = await run({ LOG_LEVEL: 'loud' }, 'key', 'list');
    expect(code).toBe(1);
    expect(err).toMatch(/^LOG_LEVEL: .*\n$/);
  });
});

describe('a file that cannot be imported is refused in one line', () => {
  test.each([
    ['missing.xml', undefined, 'missing.xml: there is no such file.\n'],
    ['.', undefined, '.: this is a folder or a device, and no file.\n'],
    ['empty.xml', '', 'empty.xml:1:1: The file is empty or cut off: it has no XML in it.\n'],
    ['letter.xml', 'Dear editor', /^letter\.xml:1:\d+: The file is not well-formed XML: .*\.\n$/],
    [
      'feed.xml',
      '<feed><entry><x/></entry></feed>',
      /^feed\.xml:1:\d+: The file is XML, but no WordPress export: .*\.\n$/,
    ],
    [
      'cut.xml',
      wxrDocument(wxrItem()).slice(0, -20),
      /^cut\.xml:\d+:\d+: The file is cut off: it ends inside <item>\.\n$/,
    ],
  ])('%s', async (file, content, message) => {
    if (content !== undefined) await writeFile(join(folder, file), content);
    const { code, out, err } = await run({}, 'import', 'wordpress', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    if (typeof message === 'string') expect(err).toBe(message);
    else expect(err).toMatch(message);
  });
});

async function countOf({ db }: TestDatabase, table: 'articles' | 'comments' | 'tags' | 'authors'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function importing(database: TestDatabase, file: string) {
  return start(settingsOf(database), 'import', 'wordpress', file);
}

describeEachDatabase('importing from the command line', (database) => {
  test('tells what came in, and a second time that nothing is new', async () => {
    await writeFile(join(folder, 'one.xml'), wxrDocument(wxrAuthor() + wxrItem({}, wxrComment())));
    const { code, out, err } = await importing(database(), 'one.xml').ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^one\.xml is imported\.\n\nCame in\n {2}articles +1 published\n {2}authors +1\n {2}comments +1 approved\n/,
    );
    const again = await importing(database(), 'one.xml').ended;
    expect(again.out).toMatch(
      /^one\.xml is imported\.\n\nNothing in it is new\.\n\nWas here already, and is left alone\n {2}articles +1\n {2}comments +1\n$/,
    );
  });

  test('two imports of one file at once bring everything in once', async () => {
    await writeFile(join(folder, 'twice.xml'), wxrDocument(manyItems(150), { home: 'https://twice.example' }));
    const before = { articles: await countOf(database(), 'articles'), comments: await countOf(database(), 'comments') };
    const results = await Promise.all([
      importing(database(), 'twice.xml').ended,
      importing(database(), 'twice.xml').ended,
    ]);
    expect(results.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ]);
    expect(await countOf(database(), 'articles')).toBe(before.articles + 150);
    expect(await countOf(database(), 'comments')).toBe(before.comments + 150);
    expect(await countOf(database(), 'tags')).toBe(9);
    expect(await countOf(database(), 'authors')).toBe(2);
  });
});

// How a program is told to stop has nothing to do with where its data is.
for (const [dialect, signal, expected] of [
  ['sqlite', 'SIGINT', 130],
  ['postgres', 'SIGTERM', 143],
] as const) {
  describeDatabase(dialect, 'an import from the command line', (database) => {
    test(`is stopped by ${signal} where it can go on the next time`, async () => {
      const home = `https://${signal.toLowerCase()}.example`;
      await writeFile(join(folder, 'many.xml'), wxrDocument(manyItems(400), { home }));
      const before = await countOf(database(), 'articles');
      const { child, ended } = importing(database(), 'many.xml');
      await vi.waitFor(async () => expect(await countOf(database(), 'articles')).toBeGreaterThan(before), {
        timeout: 15_000,
        interval: 20,
      });
      child.kill(signal);
      const { code, out } = await ended;
      expect(code).toBe(expected);
      expect(out).toMatch(
        /^many\.xml: stopped\. What came in stays; run the same command again, and it goes on from there\.\n/,
      );
      expect(await countOf(database(), 'articles')).toBeLessThan(before + 400);
      expect((await importing(database(), 'many.xml').ended).code).toBe(0);
      expect(await countOf(database(), 'articles')).toBe(before + 400);
    });
  });
}

describeDatabase('sqlite', 'keys from the command line', (database) => {
  test('are made, listed and ended', async () => {
    const settings = settingsOf(database());
    const made = await run(
      settings,
      'key',
      'create',
      '--name',
      'Newsletter',
      '--scope',
      'drafts:read',
      'articles:write',
    );
    expect(made.code).toBe(0);
    const newsroom = createNewsroom(database(), { dataKey: 'any', log: pino({ level: 'silent' }) });
    const findCaller = createKeyring(newsroom, 'the admin’s');
    expect(await findCaller(made.out.trim())).toMatchObject({ scopes: new Set(['drafts:read', 'articles:write']) });
    const listed = await run(settings, 'key', 'list');
    expect(listed.out).toMatch(
      /^\S{36} {2}bs_\w{4}… {2}Newsletter {2}\(drafts:read, articles:write\) {2}since \S+, used \S+\n$/,
    );
    expect(listed.out).not.toContain(made.out.trim());
    const [id = ''] = listed.out.split(' ');
    expect((await run(settings, 'key', 'revoke', id)).code).toBe(0);
    await expect(findCaller(made.out.trim())).rejects.toThrow('This key was ended on');
    expect(await run(settings, 'key', 'revoke', id)).toMatchObject({
      code: 1,
      err: `There is no key ${id} that is still valid.\n`,
    });
  });

  test('expire when they were told to, and get another token', async () => {
    const settings = settingsOf(database());
    const made = await run(settings, 'key', 'create', '--name', 'Brief', '--scope', 'drafts:read', '--expires', '90d');
    const id = /^Key (\S+) /.exec(made.err)?.[1] ?? '';
    const { out } = await run(settings, 'key', 'list');
    expect(out.split('\n').find((line) => line.startsWith(id))).toMatch(/since \S+, until \d{4}-\S+, never used$/);
    const rotated = await run(settings, 'key', 'rotate', id, '--overlap', '0');
    const newsroom = createNewsroom(database(), { dataKey: 'any', log: pino({ level: 'silent' }) });
    const findCaller = createKeyring(newsroom, 'the admin’s');
    expect(await findCaller(rotated.out.trim())).toMatchObject({ holder: `key:${id}` });
    expect(await findCaller(made.out.trim())).toBeUndefined();
  });

  test('are made for scopes that there are alone', async () => {
    const { code, err } = await run(settingsOf(database()), 'key', 'create', '--name', 'x', '--scope', 'everything');
    expect(code).toBe(1);
    expect(err).toContain('It must be one of drafts:read, ');
  });
});

describeDatabase('sqlite', 'users from the command line', (database) => {
  const address = 'ilse@example.org';

  test('are added with a password that is shown once, listed and changed', async () => {
    const settings = settingsOf(database());
    const made = await run(settings, 'user', 'create', '--email', address, '--role', 'admin', '--name', 'Ilse Marrow');
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^(?:\w{4}-){4}\w{4}\n$/);
    expect((await run(settings, 'user', 'list')).out).toMatch(
      /^\S{36} {2}admin {2}Ilse Marrow {2}<ilse@example.org>\n$/,
    );
    expect((await run(settings, 'user', 'role', 'Ilse@Example.org', 'editor')).out).toContain('  editor  ');
    expect((await run(settings, 'user', 'deactivate', address)).out).toContain('  editor (not active)  ');
    const reset = await run(settings, 'user', 'password', address);
    expect(reset.out).toMatch(/^(?:\w{4}-){4}\w{4}\n$/);
    expect(reset.out).not.toBe(made.out);
  });

  test('are complained of in one line where they cannot be', async () => {
    const settings = settingsOf(database());
    const twice = await run(settings, 'user', 'create', '--email', address, '--role', 'author');
    expect(twice).toMatchObject({ code: 1, err: 'Somebody else signs in with this address.\n' });
    expect((await run(settings, 'user', 'role', 'nobody@example.org', 'author')).err).toBe(
      'Nobody signs in with nobody@example.org.\n',
    );
    expect((await run(settings, 'user', 'create', '--email', 'x', '--role', 'author')).err).toContain(
      'an address like',
    );
    expect((await run(settings, 'user', 'create', '--email', 'a@b.example', '--role', 'boss')).err).toContain(
      'It must be one of draft-reader, contributor',
    );
  });
});
