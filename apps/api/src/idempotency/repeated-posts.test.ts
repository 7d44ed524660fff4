// What holds for every POST of the contract, whoever writes the next one.
import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@broadsheet/api-contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints, exampleOf, pathTo } from '../testing/endpoints.ts';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, proxyKey, runApi, type Answer, type TestApi } from '../testing/run-api.ts';
import { countStored } from '../testing/stored.ts';

const posts = allEndpoints.filter(({ method }) => method === 'POST');

/** What has to be in which state for an endpoint to have something to do. */
const preparations: Readonly<Record<string, (api: TestApi, there: Furnished) => Promise<Furnished>>> = {
  submitArticle: (_, there) => Promise.resolve({ ...there, article: there.draft }),
  publishArticle: (_, there) => Promise.resolve({ ...there, article: there.draft }),
  scheduleArticle: (_, there) => Promise.resolve({ ...there, article: there.draft }),
  returnArticle: async ({ admin }, there) => ({
    ...there,
    article: await admin.articles.submit({ idOrSlug: there.draft.id, ifVersion: 1 }),
  }),
};

describeEachApi('a POST with an Idempotency-Key', (api) => {
  const succeeded = new Set<string>();
  beforeAll(async () => {
    // The examples name them.
    await api().admin.authors.create({ body: { name: 'Ilse Marrow', slug: 'ilse-marrow' } });
    await api().admin.sections.create({ body: { name: 'World', slug: 'world' } });
  });
  const send = async (endpoint: Endpoint, there: Furnished, key: string): Promise<Answer> =>
    api().ask(`POST ${pathTo(endpoint, there)}`, {
      key: 'admin',
      headers: { 'idempotency-key': key, 'if-match': '*' },
      json: exampleOf(endpoint),
    });
  const forgetAnswers = () => sql`delete from remembered_answers`.execute(api().newsroom.db);

  test.each(posts)('$id gives the first answer again, and writes nothing more', async (endpoint) => {
    const furnished = await furnish(api());
    const there = (await preparations[endpoint.id]?.(api(), furnished)) ?? furnished;
    const key = randomUUID();
    const first = await send(endpoint, there, key);
    if (first.status >= 400) return;
    succeeded.add(endpoint.id);
    const stored = await countStored(api().newsroom);
    const again = await send(endpoint, there, key);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    for (const name of ['etag', 'location', 'content-type', 'cache-control']) {
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    }
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await countStored(api().newsroom)).toEqual(stored);
    // As after a crash between the write and the answer: another token, at most, but nothing written twice.
    await forgetAnswers();
    expect((await send(endpoint, there, key)).status).toBe(first.status);
    expect(await countStored(api().newsroom)).toEqual(stored);
  });

  test('was tried where there was something to do', () => {
    expect([...succeeded]).toEqual(
      expect.arrayContaining(['createArticle', 'publishArticle', 'returnArticle', 'createTag', 'approveComment']),
    );
  });
});

const comment = (body: string) => ({ name: 'Old Pilot', email: 'pilot@example.org', body });

describeEachApi('fifty posts of one comment with one key', (api) => {
  const countComments = async () =>
    (await api().newsroom.db.selectFrom('comments').select('id').where('body', '=', 'Sent often.').execute()).length;

  test('store one comment, whichever process they come to, and get one answer', async () => {
    const { article } = await furnish(api());
    const second = await runApi(api().newsroom);
    const key = randomUUID();
    const sendOne = async (each: TestApi): Promise<Answer> => {
      const answer = await each.ask(`POST /v1/articles/${article.id}/comments`, {
        headers: { 'idempotency-key': key },
        json: comment('Sent often.'),
      });
      if (answer.status !== 409) return answer;
      expect(answer.headers.get('retry-after')).toBe('1');
      expectProblem(answer, 'request-in-flight');
      return sendOne(each);
    };
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => sendOne(n % 2 === 0 ? api() : second)));
    await second.stop();
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await countComments()).toBe(1);
  });
});

describeEachApi('an Idempotency-Key', (api) => {
  const createTag = (name: string, idempotencyKey: string, key = 'admin') =>
    api().ask('POST /v1/tags', { key, json: { name }, headers: { 'idempotency-key': idempotencyKey } });

  test('that belongs to another request is refused, also where only a write of that one is known', async () => {
    const key = randomUUID();
    await createTag('First', key);
    expectProblem(await createTag('Second', key), 'idempotency-key-reused');
    const elsewhere = await api().ask('POST /v1/tags?x=1', {
      key: 'admin',
      json: { name: 'First' },
      headers: { 'idempotency-key': key },
    });
    expectProblem(elsewhere, 'idempotency-key-reused');
    await sql`delete from remembered_answers`.execute(api().newsroom.db);
    expectProblem(await createTag('Second', key), 'idempotency-key-reused');
  });

  test('of a request that was refused may be used again', async () => {
    const key = randomUUID();
    expectProblem(await createTag('', key), 'invalid-body');
    expect((await createTag('Made good', key)).status).toBe(201);
  });

  test.each(['', 'two words', 'x'.repeat(256), '"open'])('%j is malformed', async (key) => {
    expectProblem(await createTag('Malformed', key), 'malformed-request');
  });

  test('belongs to whoever holds the key of the API with it', async () => {
    const key = randomUUID();
    const other = await api().keyWith('sections:write');
    const [mine, theirs] = [await createTag('Mine', key), await createTag('Theirs', key, other)];
    expect([mine, theirs].map(({ body }) => body)).toMatchObject([{ name: 'Mine' }, { name: 'Theirs' }]);
  });

  test('of a reader belongs to their address; of an IPv6 address, its first half counts', async () => {
    const { article } = await furnish(api());
    const key = randomUUID();
    const from = (address: string, body: string) =>
      api().ask(`POST /v1/articles/${article.id}/comments`, {
        headers: { 'idempotency-key': key, 'broadsheet-proxy-key': proxyKey, 'x-forwarded-for': address },
        json: comment(body),
      });
    expect((await from('2001:db8:1:2::1', 'From one house.')).status).toBe(201);
    expect((await from('2001:db8:1:2:ffff::9', 'From one house.')).headers.get('idempotency-replayed')).toBe('true');
    expectProblem(await from('2001:db8:1:2::7', 'Something else.'), 'idempotency-key-reused');
    expect((await from('2001:db8:1:3::1', 'From next door.')).status).toBe(201);
    expect((await from('192.0.2.7', 'From far away.')).status).toBe(201);
  });

  test('opens nothing to those who may not do it', async () => {
    const key = randomUUID();
    await createTag('Guarded', key);
    expectProblem(await createTag('Guarded', key, await api().keyWith('drafts:read')), 'scope-missing');
    expectProblem(await createTag('Guarded', key, 'nobody'), 'key-required');
  });
});

describe('the list of endpoints that were tried', () => {
  test('has every POST', () => {
    expect(posts.length).toBeGreaterThan(10);
  });
});
