import { randomUUID } from 'node:crypto';
import { BatchAnswer, BatchDone } from '@broadsheet/api-contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, type Answer } from '../testing/run-api.ts';
import { countStored } from '../testing/stored.ts';

describeEachApi('a batch', (api) => {
  const send = (operations: unknown, { key = 'admin', headers = {} } = {}) =>
    api().ask('POST /v1/batch', { key, headers, json: { operations } });
  const outcomesOf = ({ status, body }: Answer) => {
    expect(status).toBe(200);
    return BatchAnswer.parse(body).outcomes;
  };
  const createTag = (name: string) => ({ op: 'create', type: 'tag', body: { name } });

  test('makes and changes things of every kind; later ones may refer to earlier ones', async () => {
    const outcomes = outcomesOf(
      await send([
        { op: 'create', type: 'author', body: { name: 'Ilse Marrow', slug: 'ilse' } },
        { op: 'create', type: 'section', body: { name: 'Harbour', slug: 'harbour' } },
        { op: 'create', type: 'tag', body: { name: 'Ferries' } },
        { op: 'create', type: 'article', body: { title: 'Boats', slug: 'boats', authors: [{ author: 'ilse' }] } },
        { op: 'update', type: 'article', idOrSlug: 'boats', ifVersion: 1, body: { section: 'harbour' } },
        { op: 'update', type: 'author', idOrSlug: 'ilse', ifVersion: '*', body: { roleLine: 'Captain' } },
        { op: 'update', type: 'section', idOrSlug: 'harbour', ifVersion: 1, body: { name: 'The harbour' } },
        { op: 'update', type: 'tag', idOrSlug: 'ferries', ifVersion: 1, body: { slug: 'ferry-boats' } },
      ]),
    );
    expect(
      outcomes.map((outcome) => ('problem' in outcome ? outcome.problem : [outcome.status, outcome.slug])),
    ).toEqual([
      [201, 'ilse'],
      [201, 'harbour'],
      [201, 'ferries'],
      [201, 'boats'],
      [200, 'boats'],
      [200, 'ilse'],
      [200, 'harbour'],
      [200, 'ferry-boats'],
    ]);
    const article = await api().admin.articles.get({ idOrSlug: 'boats' });
    expect(article).toMatchObject({ version: 2, section: { name: 'The harbour' }, authors: [{ name: 'Ilse Marrow' }] });
    expect(outcomes[4]).toEqual({
      status: 200,
      id: article.id,
      slug: 'boats',
      version: 2,
      location: `/v1/articles/${article.id}`,
    });
  });

  test('keeps what is good of it, and names what is wrong with the rest, and where', async () => {
    await api().admin.tags.create({ body: { name: 'Taken', slug: 'taken' } });
    const outcomes = outcomesOf(
      await send([
        createTag('Good'),
        { op: 'create', type: 'article', body: { title: '', headline: 'x' } },
        { op: 'create', type: 'tag', body: { name: 'Another', slug: 'taken' } },
        { op: 'create', type: 'article', body: { title: 'No author', authors: [{ author: 'nobody' }] } },
        { op: 'update', type: 'tag', idOrSlug: 'taken', ifVersion: 7, body: { name: 'Late' } },
        { op: 'update', type: 'tag', idOrSlug: 'taken', body: { name: 'Without a version' } },
        { op: 'update', type: 'section', idOrSlug: 'no-such', ifVersion: '*', body: {} },
        { op: 'delete', type: 'tag', idOrSlug: 'taken' },
        { op: 'create', type: 'comment', body: {} },
        null,
        createTag('Good as well'),
      ]),
    );
    const seen = outcomes.map((outcome) =>
      'problem' in outcome
        ? [outcome.status, outcome.problem.code, ...(outcome.problem.errors ?? []).map(({ pointer }) => pointer)]
        : outcome.status,
    );
    expect(seen).toEqual([
      201,
      [422, 'invalid-body', '/operations/1/body/title', '/operations/1/body/headline'],
      [409, 'slug-taken', '/operations/2/body/slug'],
      [422, 'invalid-body', '/operations/3/body/authors/0/author'],
      [412, 'stale-version'],
      [422, 'invalid-body', '/operations/5/ifVersion'],
      [404, 'not-found'],
      [422, 'invalid-body', '/operations/7/op'],
      [422, 'invalid-body', '/operations/8/type'],
      [422, 'invalid-body', '/operations/9'],
      201,
    ]);
    expect((await api().ask('GET /v1/tags/good-as-well', { key: 'admin' })).status).toBe(200);
  });

  test('may have 500 operations, and not one more, nor none', async () => {
    const many = Array.from({ length: 501 }, (_, n) => createTag(`One of many ${n}`));
    const stored = await countStored(api().newsroom);
    for (const wrong of [many, [], {}, null, 'all']) {
      expectProblem(await send(wrong), 'invalid-body', ['/operations']);
    }
    expect(await countStored(api().newsroom)).toEqual(stored);
    expect(outcomesOf(await send(many.slice(1).map((operation) => ({ ...operation, body: {} }))))).toHaveLength(500);
  });

  test('needs for each operation what its own endpoint needs', async () => {
    const { article, draft } = await furnish(api());
    const key = await api().keyWith('articles:write');
    const change = (idOrSlug: string) => ({
      op: 'update',
      type: 'article',
      idOrSlug,
      ifVersion: '*',
      body: { dek: 'New' },
    });
    const seen = outcomesOf(await send([createTag('Not mine'), change(draft.id), change(article.id)], { key }));
    expect(seen).toMatchObject([
      { status: 403, problem: { code: 'scope-missing' } },
      { status: 200, version: 2 },
      { status: 403, problem: { code: 'scope-missing' } },
    ]);
    expectProblem(await api().ask('POST /v1/batch', { json: { operations: [createTag('Nobody’s')] } }), 'key-required');
  });

  test('that is sent again with its key goes on where it stopped, and writes nothing twice', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const operations = [createTag('Resumed 0'), { op: 'create', type: 'tag', body: {} }, createTag('Resumed 2')];
    const first = await send(operations, { headers });
    const stored = await countStored(api().newsroom);
    // As if the process had died after the first and before the third.
    const { db } = api().newsroom;
    await sql`delete from remembered_answers`.execute(db);
    const [, , third] = outcomesOf(first);
    await db.deleteFrom('tags').where('id', '=', BatchDone.parse(third).id).execute();
    await db.deleteFrom('remembered_writes').where('step', 'like', '2.%').execute();
    const [one, two, again] = outcomesOf(await send(operations, { headers }));
    expect([one, two]).toEqual(outcomesOf(first).slice(0, 2));
    expect(again).toMatchObject({ status: 201, slug: 'resumed-2' });
    expect(await countStored(api().newsroom)).toMatchObject({ tags: stored['tags'] });
    expect((await send(operations, { headers })).headers.get('idempotency-replayed')).toBe('true');
  });

  test('lets others in between its operations', async () => {
    const operations = Array.from({ length: 60 }, (_, n) => createTag(`Long ${n}`));
    const running = { isDone: false };
    const sent = send(operations).finally(() => (running.isDone = true));
    let answeredMeanwhile = 0;
    while (!running.isDone) {
      await api().ask('GET /v1/tags?limit=1');
      answeredMeanwhile += 1;
    }
    outcomesOf(await sent);
    expect(answeredMeanwhile).toBeGreaterThan(1);
  });

  test('through the client is typed', async () => {
    const { outcomes } = await api().admin.batch.run({
      body: { operations: [{ op: 'create', type: 'tag', body: { name: 'Typed' } }] },
    });
    const [outcome] = outcomes;
    expect(outcome && 'problem' in outcome ? outcome.problem : outcome?.slug).toBe('typed');
  });
});
