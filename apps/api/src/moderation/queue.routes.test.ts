import { randomUUID } from 'node:crypto';
import type { ModeratedComment } from '@broadsheet/domain';
import { beforeAll, expect, test } from 'vitest';
import { insertArticle, put } from '../comments/testing/discussion.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, type Answer } from '../testing/run-api.ts';
import { claimComments } from './claims.actions.ts';

interface Page {
  readonly items: (Partial<ModeratedComment> & { claim?: unknown })[];
  readonly next: string | null;
  readonly total?: number;
}

describeEachApi('the moderation queue', (api) => {
  let articleId: string;
  let other: string;
  const at = (minute: number) => `2026-03-01T10:${`${minute}`.padStart(2, '0')}:00.000Z`;
  const outcome = (rule: string, verdict: 'hold' | 'publish' | 'reject', reason = 'Because.') => ({
    ...{ rule, verdict, reason },
  });
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    const { newsroom, admin } = api();
    const section = await admin.sections.create({ body: { name: 'Harbour' } });
    const author = await admin.authors.create({ body: { name: 'Ilse Marrow' } });
    articleId = await insertArticle(newsroom, { section_id: section.id });
    const written = { title: 'Boats', body: '<p>They float.</p>', authors: [{ author: author.id }] };
    other = (await admin.articles.create({ body: written })).id;
    const add = async (name: string, on: string, fields: Parameters<typeof put>[2]) => {
      ids[name] = await put(newsroom, on, { status: 'pending', ...fields });
    };
    await add('links', articleId, {
      createdAt: at(1),
      outcomes: [outcome('many-links', 'hold')],
      avatarSeed: 'seed-1',
    });
    await add('spared', articleId, {
      createdAt: at(2),
      body: 'The CASINO of 100%_luck',
      outcomes: [
        outcome('many-links', 'publish'),
        outcome('words', 'hold', 'It says {"rule":"many-links","verdict":"hold"'),
      ],
    });
    await add('refused', other, {
      createdAt: at(3),
      name: 'Casino Bonus',
      outcomes: [outcome('many-links', 'reject')],
      avatarSeed: 'seed-1',
    });
    await add('seen', other, { createdAt: at(4), status: 'approved', body: 'Casino' });
  });
  const ask = async (query: string) => (await api().ask(`GET /v1/comments?${query}`, { key: 'admin' })).body as Page;
  const found = async (query: string) => {
    const { items } = await ask(query);
    return items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
  };

  test.each([
    ['rule=many-links', ['links', 'refused']],
    ['section=harbour', ['links', 'spared']],
    ['author=ilse-marrow', ['refused']],
    ['section=nowhere', []],
    ['reader=seed-1', ['links', 'refused']],
    ['text=casino', ['spared', 'refused']],
    ['text=100%25_', ['spared']],
    ['text=_', ['spared']],
    ['text=pilot@example.org', []],
    ['text=casino&status=approved', ['seen']],
    ['reported=true', []],
  ])('has by %s what fits', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test('has those first that most readers reported, page by page', async () => {
    const { db } = api().newsroom;
    const article = await insertArticle(api().newsroom);
    const reported: string[] = [];
    for (const count of [1, 3, 0, 3]) {
      const id = await put(api().newsroom, article, { status: 'pending' });
      await db.updateTable('comments').set({ report_count: count }).where('id', '=', id).execute();
      reported.push(id);
    }
    const seen: unknown[] = [];
    for (let page = await ask(`article=${article}&sort=-reports&limit=1`); ;) {
      seen.push(page.items[0]?.id);
      if (page.next === null) break;
      page = await ask(`article=${article}&sort=-reports&limit=1&after=${page.next}`);
    }
    expect(seen).toEqual([reported[3], reported[1], reported[0], reported[2]]);
    expect(await ask(`article=${article}&reported=true&count=true&limit=1`)).toMatchObject({ total: 3 });
  });

  test('gives two moderators different comments, and shows whose they are', async () => {
    const article = await insertArticle(api().newsroom);
    const waiting: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      waiting.push(await put(api().newsroom, article, { status: 'pending', createdAt: at(count) }));
    }
    const [one, two] = await Promise.all([
      api().clientWith('comments:moderate'),
      api().clientWith('comments:moderate'),
    ]);
    const body = { filter: { article }, count: 3 };
    const [first, second] = await Promise.all([one.moderation.claim({ body }), two.moderation.claim({ body })]);
    const got = [...first.items, ...second.items].map(({ id }) => id);
    expect([first.items.length, second.items.length]).toEqual([3, 3]);
    expect([...got].sort()).toEqual([...waiting].sort());
    // Whoever asks again has what they had.
    expect((await one.moderation.claim({ body })).items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    const { items } = await ask(`article=${article}&include=claim`);
    const holders = new Set(items.map(({ claim }) => (claim as { by: string }).by));
    expect(holders.size).toBe(2);
    expect((await api().admin.moderation.claim({ body })).items).toEqual([]);
    expect(await one.moderation.release({ body: {} })).toEqual({ released: 3 });
    expect((await api().admin.moderation.claim({ body })).items).toHaveLength(3);
  });

  test('gives comments to the next moderator when their time is over', async () => {
    const { newsroom } = api();
    const article = await insertArticle(newsroom);
    const id = await put(newsroom, article, { status: 'pending' });
    const asked = { filter: { article, reported: false }, count: 1, minutes: 5 };
    const long = { ...newsroom, now: () => '2026-01-01T00:00:00.000Z' };
    expect((await claimComments(long, asked, 'user:one')).until).toBe('2026-01-01T00:05:00.000Z');
    expect(
      (await claimComments({ ...newsroom, now: () => '2026-01-01T00:04:59.999Z' }, asked, 'user:two')).items,
    ).toEqual([]);
    const later = await claimComments({ ...newsroom, now: () => '2026-01-01T00:05:00.000Z' }, asked, 'user:two');
    expect(later.items.map((comment) => comment.id)).toEqual([id]);
  });

  test('is decided on at once: each comment has its outcome, and none of a colleague is touched', async () => {
    const { newsroom, admin } = api();
    const article = await insertArticle(newsroom);
    const waiting: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      waiting.push(await put(newsroom, article, { status: 'pending', createdAt: at(count) }));
    }
    const colleague = await api().clientWith('comments:moderate');
    await colleague.moderation.claim({ body: { filter: { article }, count: 1 } });
    const filter = { article };
    expect(await admin.moderation.decide({ body: { action: 'spam', filter, dryRun: true } })).toEqual({
      ...{ matched: 4, outcomes: [] },
    });
    const { matched, outcomes } = await admin.moderation.decide({ body: { action: 'spam', filter, limit: 3 } });
    expect(matched).toBe(4);
    expect(outcomes).toEqual(waiting.slice(1, 4).map((id) => ({ id, status: 'spam', version: 2 })));
    const listed = [
      { id: waiting[1] ?? '', ifVersion: 1 },
      { id: waiting[2] ?? '', ifVersion: 2 },
      { id: waiting[3] ?? '', ifVersion: '*' as const },
      { id: randomUUID(), ifVersion: 1 },
    ];
    const answer = await admin.moderation.decide({
      body: { action: 'approve', comments: listed, reason: 'A mistake.' },
    });
    expect(answer.outcomes.map(({ status, problem }) => status ?? problem?.code)).toEqual([
      ...['stale-version', 'approved', 'approved', 'not-found'],
    ]);
    const { items } = await admin.moderation.history({ id: waiting[2] ?? '' });
    expect(items).toMatchObject([
      { from: 'spam', to: 'approved', by: 'admin', reason: 'A mistake.' },
      { from: 'pending', to: 'spam', by: 'admin', reason: '' },
    ]);
  });

  test('is decided on once where the same request comes twice', async () => {
    const article = await insertArticle(api().newsroom);
    for (let count = 0; count < 3; count += 1) await put(api().newsroom, article, { status: 'pending' });
    const json = { action: 'approve', filter: { article }, limit: 2 };
    const headers = { 'idempotency-key': randomUUID() };
    const answers: Answer[] = [];
    for (let count = 0; count < 2; count += 1) {
      answers.push(await api().ask('POST /v1/comments/decide', { key: 'admin', json, headers }));
    }
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await ask(`article=${article}&status=approved&count=true`)).toMatchObject({ total: 2 });
  });

  test('is not decided on with a body that means nothing', async () => {
    const decide = (json: unknown) => api().ask('POST /v1/comments/decide', { key: 'admin', json });
    expectProblem(await decide({ action: 'approve' }), 'invalid-body', ['/comments']);
    expectProblem(await decide({ action: 'approve', filter: { text: 'a\u0000' } }), 'invalid-body', ['/filter/text']);
    expectProblem(await decide({ action: 'delete', filter: { rule: 'Not a rule' } }), 'invalid-body', [
      ...['/action', '/filter/rule'],
    ]);
  });
});
