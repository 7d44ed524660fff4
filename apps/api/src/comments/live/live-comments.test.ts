import { PublicComment } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { openStream, type OpenStream } from '../../changes/testing/open-stream.ts';
import { findLastChange } from '../../changes/changes.store.ts';
import { expectProblem } from '../../testing/problems.ts';
import { describeEachApi, runApi } from '../../testing/run-api.ts';
import { openBeside } from '../../testing/test-newsroom.ts';
import { moderateComment } from '../moderation.actions.ts';
import { insertArticle, put } from '../testing/discussion.ts';

describeEachApi('the stream of a discussion', (api) => {
  const newsroom = () => api().newsroom;
  const pathOf = (articleId: string) => `/v1/articles/${articleId}/comments/changes`;
  const follow = (articleId: string, headers: Readonly<Record<string, string>> = {}) =>
    openStream(`${api().baseUrl}${pathOf(articleId)}`, headers);
  const place = async () => `${await findLastChange(newsroom().db)}`;
  const decide = (id: string, action: 'approve' | 'reject') =>
    moderateComment(newsroom(), id, { action, by: 'admin', precondition: { allows: () => true } });
  const next = async (stream: OpenStream) => {
    const { event, data = '{}' } = (await stream.next()) ?? {};
    const told = JSON.parse(data) as PublicComment;
    return { event, ...told };
  };

  test('tells of a comment when readers see it, and when they do no longer', async () => {
    const articleId = await insertArticle(newsroom());
    const stream = await follow(articleId);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    const id = await put(newsroom(), articleId, { status: 'pending', body: 'It was lentil.' });
    await decide(id, 'approve');
    const { event, ...comment } = await next(stream);
    expect(event).toBe('comment');
    expect(PublicComment.parse(comment)).toMatchObject({ id, body: 'It was lentil.', isRemoved: false });
    await decide(id, 'reject');
    expect(await next(stream)).toEqual({ event: 'gone', id });
  });

  test('tells nothing of what readers never saw, nor of other discussions', async () => {
    const [articleId, other] = [await insertArticle(newsroom()), await insertArticle(newsroom())];
    const stream = await follow(articleId);
    const held = await put(newsroom(), articleId, { status: 'pending' });
    await decide(held, 'reject');
    await put(newsroom(), articleId, { status: 'spam' });
    await put(newsroom(), other);
    const id = await put(newsroom(), articleId);
    expect(await next(stream)).toMatchObject({ event: 'comment', id });
  });

  test('tells what another process writes', async () => {
    const articleId = await insertArticle(newsroom());
    const stream = await follow(articleId);
    const beside = openBeside(newsroom().address);
    const id = await put(beside, articleId);
    expect(await next(stream)).toMatchObject({ event: 'comment', id });
    await beside.db.destroy();
  });

  test('tells once what was removed above several that have changed', async () => {
    const articleId = await insertArticle(newsroom());
    const start = await put(newsroom(), articleId);
    const upper = await put(newsroom(), articleId, { parentId: start });
    const lower = await put(newsroom(), articleId, { parentId: upper });
    await decide(upper, 'reject');
    const begin = await place();
    await decide(lower, 'reject');
    const replies = [
      await put(newsroom(), articleId, { parentId: lower }),
      await put(newsroom(), articleId, { parentId: lower }),
    ];
    const { items } = await api().reader.liveComments.listChanges({ idOrSlug: articleId, after: begin });
    expect(items.map(({ id }) => id)).toEqual([upper, lower, ...replies]);
    expect(items.map(({ comment }) => comment?.isRemoved)).toEqual([true, true, false, false]);
  });

  test('goes on after a break where it was: each comment that has changed since, once, as it is', async () => {
    const articleId = await insertArticle(newsroom());
    const kept = await put(newsroom(), articleId);
    const begin = await place();
    const hidden = await put(newsroom(), articleId);
    const seen = await put(newsroom(), articleId);
    await decide(hidden, 'reject');
    const stream = await follow(articleId, { 'last-event-id': begin });
    const later = await put(newsroom(), articleId);
    const told = [await next(stream), await next(stream), await next(stream)];
    expect(told.map(({ event, id }) => [event, id])).toEqual([
      ['comment', seen],
      ['gone', hidden],
      ['comment', later],
    ]);
    expect(told.map(({ id }) => id)).not.toContain(kept);
    const { body } = await api().ask(`GET ${pathOf(articleId)}?after=${begin}`);
    expect(body).toMatchObject({
      items: [{ id: seen, comment: { id: seen } }, { id: hidden, comment: null }, { id: later }],
      next: await place(),
    });
  });

  test('tells of what was removed as long as readers see a reply to it', async () => {
    const articleId = await insertArticle(newsroom());
    const parentId = await put(newsroom(), articleId, { name: 'Ilse', body: 'Ferries!' });
    const reply = await put(newsroom(), articleId, { parentId });
    const stream = await follow(articleId);
    await decide(parentId, 'reject');
    const removed = await next(stream);
    expect(removed).toMatchObject({ event: 'comment', id: parentId, isRemoved: true, name: '', body: '' });
    await decide(reply, 'reject');
    expect([await next(stream), await next(stream)]).toEqual([
      { event: 'gone', id: parentId },
      { event: 'gone', id: reply },
    ]);
  });

  test('ends when the article is taken off the site, and cannot be gone on with when it is back', async () => {
    const { id, version } = await api().admin.articles.create({
      body: { kind: 'page', title: 'Ferries', body: '<p>They run.</p>' },
    });
    const published = await api().admin.articles.publish({ idOrSlug: id, ifVersion: version });
    const stream = await follow(id);
    const begin = await place();
    const withdrawn = await api().admin.articles.withdraw({ idOrSlug: id, ifVersion: published.version });
    expect(await stream.next()).toBeUndefined();
    expectProblem(await api().ask(`GET ${pathOf(id)}`), 'not-found');
    await api().admin.articles.publish({ idOrSlug: id, ifVersion: withdrawn.version });
    expectProblem(await api().ask(`GET ${pathOf(id)}?after=${begin}`), 'changes-expired', ['after']);
  });

  test('is read once for all who follow it', async () => {
    const articleId = await insertArticle(newsroom());
    let queries = 0;
    const db = newsroom().db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const counted = await runApi({ ...newsroom(), db });
    const url = `${counted.baseUrl}${pathOf(articleId)}`;
    const streams = await Promise.all(Array.from({ length: 60 }, () => openStream(url)));
    for (const stream of streams) await stream.nextOfAny();
    queries = 0;
    const id = await put(newsroom(), articleId);
    const told = await Promise.all(streams.map((stream) => stream.next()));
    expect(new Set(told.map((event) => event?.data))).toHaveLength(1);
    expect(told[0]?.data).toContain(id);
    // Beside these, the log is looked at five times a second.
    expect(queries).toBeLessThan(streams.length / 2);
    await counted.stop();
  });

  test('ends when the server begins to stop', async () => {
    const articleId = await insertArticle(newsroom());
    const stopping = await runApi(newsroom());
    const stream = await openStream(`${stopping.baseUrl}${pathOf(articleId)}`);
    await stream.nextOfAny();
    const [end] = await Promise.all([stream.next(), stopping.stop()]);
    expect(end).toBeUndefined();
  });

  test('refuses a place that is none, or that the log never had', async () => {
    const articleId = await insertArticle(newsroom());
    const ask = (id: string) =>
      api().ask(`GET ${pathOf(articleId)}`, { headers: { accept: 'text/event-stream', 'last-event-id': id } });
    expectProblem(await ask('message-7'), 'invalid-parameter', ['Last-Event-ID']);
    expectProblem(await ask('999999999'), 'changes-expired', ['after']);
  });

  describe('is kept open', () => {
    test.each(['/v1/changes', 'its own'])('so often for one address, and so often altogether: %s', async (which) => {
      const articleId = await insertArticle(newsroom());
      const strict = await runApi(newsroom(), {
        streamLimits: { most: 3, mostEach: 2 },
        trustedProxies: (_, hop) => hop === 0,
      });
      const path = which === 'its own' ? pathOf(articleId) : which;
      const headersOf = (address: string) => ({ accept: 'text/event-stream', 'x-forwarded-for': address });
      const open = (address: string) => openStream(`${strict.baseUrl}${path}?after=latest`, headersOf(address));
      const refused = (address: string) => strict.ask(`GET ${path}?after=latest`, { headers: headersOf(address) });
      const first = await open('2001:db8::1');
      await open('2001:db8::2');
      const tooMany = await refused('2001:db8::3');
      expectProblem(tooMany, 'too-many-requests');
      expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0);
      await open('192.0.2.1');
      expectProblem(await refused('192.0.2.2'), 'unavailable');
      first.close();
      await expect.poll(async () => (await open('2001:db8::3')).response.status).toBe(200);
      await strict.stop();
    });
  });
});
