import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { getModeratedComment } from '../comments/moderation.actions.ts';
import { insertArticle, put } from '../comments/testing/discussion.ts';
import { readConfig } from '../config.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing/each-database.ts';
import type { Newsroom } from '../newsroom.ts';
import { openNewsroom } from '../open-newsroom.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));

describe('comments, on the command line', () => {
  let database: TestDatabase;
  let newsroom: Newsroom;
  let settings: Record<string, string> = {};
  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    settings = { DATA_DIR: 'file' in database.address ? dirname(database.address.file) : '' };
    newsroom = await openNewsroom(readConfig(settings), pino({ level: 'silent' }));
  });
  afterAll(async () => {
    await newsroom.db.destroy();
    await database.drop();
  });

  function run(...words: readonly string[]): Promise<{ out: string; err: string; code: unknown }> {
    const env = { PATH: process.env['PATH'], ...settings };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--conditions=broadsheet', program, 'comments', ...words],
        { env },
        (error, out, err) => resolve({ out, err, code: error?.code ?? 0 }),
      );
    });
  }

  test('are run as the settings say, which are shown and changed', async () => {
    const { out } = await run('settings', '--set', 'policy=premoderated', '--set', 'holdWords=["casino*"]');
    expect(JSON.parse(out)).toMatchObject({ policy: 'premoderated', holdWords: ['casino*'], version: 2 });
    const wrong = await run('settings', '--set', 'closeAfterDays=0');
    expect([wrong.err.startsWith('closeAfterDays '), wrong.code]).toEqual([true, 1]);
    expect(JSON.parse((await run('settings')).out)).toMatchObject({ version: 2 });
  });

  test('are listed and decided on', async () => {
    const articleId = await insertArticle(newsroom);
    const ids = [
      await put(newsroom, articleId, { status: 'pending', body: 'Cheap\ncasino' }),
      await put(newsroom, articleId, { status: 'spam' }),
    ];
    const [waiting = '', spam = ''] = ids;
    const list = await run('list', '--text', 'casino');
    expect([list.out.split('  ')[0], list.out.endsWith('Old Pilot: Cheap casino\n'), list.err]).toEqual([
      ...[waiting, true, '1 of 1.\n'],
    ]);
    const decided = await run('spam', waiting, spam, '--reason', 'Ads.');
    expect(decided.out).toBe(`${waiting}  spam\n${spam}  The comment is already marked as spam.\n`);
    expect([decided.code, decided.err]).toEqual([1, '1 of 2 could not be decided on.\n']);
    expect(await getModeratedComment(newsroom, waiting)).toMatchObject({ status: 'spam', decidedBy: 'admin' });
  });

  test('of some readers are banned', async () => {
    const { out } = await run('ban', 'email', 'casino@example.org', '--expires', '90d');
    const id = out.trim();
    expect((await run('bans')).out).toContain(`${id}  email  casino@example.org, until `);
    expect(await readFile('file' in database.address ? database.address.file : '', 'latin1')).not.toContain('casino@');
  });
});
