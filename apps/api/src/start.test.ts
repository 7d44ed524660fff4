// The API as a process: how it begins, how it ends, and what it says when it cannot.
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@broadsheet/api-contract';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { createTestDatabase } from './database/testing/each-database.ts';
import { newsroom as demo } from './demo/newsroom.ts';
import { makeFolder, startProcess } from './testing/api-process.ts';

/** Lets something listen on a port that is no PostgreSQL, while the test runs. */
async function occupyPort(): Promise<number> {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on a port has an address.');
  return address.port;
}

/** What a process that cannot start says, with these settings. */
async function refusalOf(settings: Readonly<Record<string, string>>): Promise<string> {
  const { code, stdout, stderr } = await startProcess({ DATA_DIR: await makeFolder(), ...settings }).ended;
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return stderr.trim();
}

describe('what cannot start says why in one line, and ends', () => {
  test('where a setting is wrong', async () => {
    const wrong = [
      ['API_PORT', 'http'],
      ['API_PORT', '70000'],
      ['DATABASE_URL', 'mysql://localhost/news'],
      ['ADMIN_TOKEN', 'two words'],
      ['DEMO', 'perhaps'],
      ['LOG_LEVEL', 'loud'],
      ['SITE_URL', 'news.example'],
    ] as const;
    const refusals = await Promise.all(wrong.map(([name, value]) => refusalOf({ [name]: value })));
    expect(refusals.map((refusal) => refusal.split(': ')[0])).toEqual(wrong.map(([name]) => name));
  });

  test('where another program listens already', async () => {
    const port = await occupyPort();
    expect(await refusalOf({ API_PORT: `${port}`, DEMO: 'off' })).toMatch(/^API_PORT: /);
  });

  test('where PostgreSQL is not there, does not let it in, has no such database, or is something else', async () => {
    const [secretly, elsewhere] = [new URL(inject('postgresUrl')), new URL(inject('postgresUrl'))];
    secretly.password = 'wrong';
    elsewhere.pathname = '/there_is_none';
    const nobody = 'postgres://a:b@127.0.0.1:1/news';
    const noPostgres = `postgres://a:b@127.0.0.1:${await occupyPort()}/news`;
    const urls = [secretly.href, elsewhere.href, nobody, noPostgres];
    const refusals = await Promise.all(urls.map((url) => refusalOf({ DATABASE_URL: url })));
    for (const refusal of refusals) expect(refusal).toMatch(/^DATABASE_URL: .+\.$/);
  });

  test('where the data folder is a file, or holds something that is no database', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'file'), 'no folder');
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'broadsheet.db'), 'no database'.repeat(1000));
    for (const name of ['file', 'data']) {
      expect(await refusalOf({ DATA_DIR: join(folder, name) })).toMatch(/^DATA_DIR: /);
    }
  });
});

describe.each(['sqlite', 'postgres'] as const)('two that start at once on nothing, on %s', (dialect) => {
  test('both come up, with the demo newsroom once, and know the same secrets', async () => {
    const settings: Record<string, string> = { DATA_DIR: await makeFolder() };
    const database = dialect === 'postgres' ? await createTestDatabase('postgres') : undefined;
    if (database && 'url' in database.address) settings['DATABASE_URL'] = database.address.url;
    const processes = [startProcess(settings), startProcess(settings), startProcess(settings)];
    const ports = await Promise.all(processes.map(({ port }) => port));
    const published = demo.articles.filter(({ kind }) => kind !== 'page').length;
    for (const port of ports) {
      const { articles, authors } = createClient({ baseUrl: `http://127.0.0.1:${port}` });
      const { items } = await articles.list({ limit: 100 });
      expect(new Set(items.map(({ slug }) => slug)).size).toBe(items.length);
      expect(items.length).toBeGreaterThan(published / 2);
      expect(items.length).toBeLessThanOrEqual(published);
      expect((await authors.list({ limit: 100 })).items).toHaveLength(demo.authors.length);
    }
    for (const each of processes) each.terminate();
    expect((await Promise.all(processes.map(({ ended }) => ended))).map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    await database?.drop();
  });
});

describe('asked to stop', () => {
  const settings = async () => ({ DATA_DIR: await makeFolder(), ADMIN_TOKEN: 'secret', DEMO: 'off' });

  test('it answers what is under way, lets those go who wait, and ends', async () => {
    const api = startProcess(await settings());
    const port = await api.port;
    const waiting = createClient({ baseUrl: `http://127.0.0.1:${port}` }).changes.list({ wait: 30 });
    const body = '{"name":"Begun before"}';
    const socket = connectTo(port, '127.0.0.1');
    let received = '';
    socket.on('data', (bytes: Buffer) => (received += bytes.toString()));
    socket.write(
      'POST /v1/tags HTTP/1.1\r\nhost: a\r\nauthorization: Bearer secret\r\ncontent-type: application/json\r\n',
    );
    socket.write(`expect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`);
    // It has the head of the request then.
    await expect.poll(() => received).toContain('100 Continue');
    const begin = performance.now();
    api.terminate();
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/livez`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    socket.write(body);
    await once(socket, 'close');
    expect(received).toMatch(/HTTP\/1\.1 201 Created[^]+"name":"Begun before"/);
    expect(await waiting).toEqual({ items: [], next: '0' });
    expect(await api.ended).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - begin).toBeLessThan(4000);
  });

  test('it has all that it acknowledged when it starts again', async () => {
    const same = await settings();
    const first = startProcess(same);
    const client = (port: number) => createClient({ baseUrl: `http://127.0.0.1:${port}`, key: 'secret' });
    const tag = await client(await first.port).tags.create({ body: { name: 'Kept' } });
    first.terminate();
    expect((await first.ended).code).toBe(0);
    const second = startProcess(same);
    expect(await client(await second.port).tags.get({ idOrSlug: 'kept' })).toEqual(tag);
    second.terminate();
    expect((await second.ended).code).toBe(0);
  });
});
