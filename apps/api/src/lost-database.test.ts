// A database that goes away while the API runs, and comes back.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layLine } from './testing/cuttable-line.ts';
import { expectProblem } from './testing/problems.ts';
import { runApi } from './testing/run-api.ts';
import { openBeside, openTestNewsroom, type TestNewsroom } from './testing/test-newsroom.ts';

let newsroom: Awaited<ReturnType<typeof openTestNewsroom>>;
beforeAll(async () => {
  newsroom = await openTestNewsroom('postgres');
});
afterAll(() => newsroom.drop());

test('while PostgreSQL is away the API says so, and it is well as soon as it is back', async () => {
  const url = urlOf(newsroom);
  const line = await layLine(url.href);
  url.port = `${line.port}`;
  const api = await runApi(openBeside({ url: url.href }));
  await api.admin.tags.create({ body: { name: 'Before' } });
  await line.cut();
  for (const request of [
    'GET /v1/articles',
    'GET /v1/tags/before',
    'POST /v1/tags',
    'GET /readyz',
    'GET /v1/changes',
  ]) {
    const answer = await api.ask(request, request.startsWith('POST') ? { key: 'admin', json: { name: 'Lost' } } : {});
    expectProblem(answer, 'unavailable');
    expect(answer.headers.get('retry-after')).toBe('1');
  }
  expect((await api.ask('GET /livez')).status).toBe(200);
  await line.mend();
  expect((await api.ask('GET /readyz')).status).toBe(200);
  expect((await api.admin.tags.create({ body: { name: 'After' } })).version).toBe(1);
  await line.cut();
  await line.mend();
  expect((await api.reader.tags.list()).items.map(({ name }) => name)).toEqual(['After', 'Before']);
  await api.stop();
  await api.newsroom.db.destroy();
});

test('connections that are ended at any moment cost their request alone, and nothing that was acknowledged', async () => {
  const api = await runApi(openBeside(newsroom.address));
  const acknowledged: string[] = [];
  const others = new Set<number>();
  let isOver = false;
  const writing = Array.from({ length: 6 }, async (_, writer) => {
    for (let count = 0; !isOver; count += 1) {
      const name = `Writer ${writer} number ${count}`;
      const { status } = await api.ask('POST /v1/tags', { key: 'admin', json: { name } });
      if (status === 201) acknowledged.push(name);
      else others.add(status);
    }
  });
  for (let count = 0; count < 60; count += 1) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() order by random() limit 2`.execute(newsroom.db);
  }
  isOver = true;
  await Promise.all(writing);
  expect([...others]).toEqual([503]);
  const kept = await newsroom.db.selectFrom('tags').select('name').execute();
  expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(acknowledged));
  expect(acknowledged.length).toBeGreaterThan(0);
  expect((await api.ask('GET /readyz')).status).toBe(200);
  await api.stop();
  await api.newsroom.db.destroy();
});

function urlOf({ address }: TestNewsroom): URL {
  if (!('url' in address)) throw new Error('PostgreSQL has a URL.');
  return new URL(address.url);
}
