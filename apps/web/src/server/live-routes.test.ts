// Readers who read along on the site, over real HTTP, before a small API.
import { randomUUID } from 'node:crypto';
import type { PublicComment } from '@broadsheet/domain';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { exampleArticle } from './testing/example-article.ts';
import { runSite, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

const { id: articleId } = exampleArticle();
const path = `/articles/${articleId}/live`;
let api: SmallApi;
let site: TestSite;

beforeEach(async () => {
  api = await startSmallApi();
  site = await runSite(api.url, { MAX_STREAMS_PER_ADDRESS: '40' });
  await vi.waitFor(() => expect(asked('/v1/changes?after=0')).toBeGreaterThan(0));
});

afterEach(async () => {
  await site.stop();
  await api.stop();
});

const asked = (url: string) => api.received.filter((each) => each.url.startsWith(url)).length;
const askedWhatChanged = () => asked(`/v1/articles/${articleId}/comments/changes`);

/** Lets the API approve a comment that says `body`. */
function approve(body: string): PublicComment {
  const id = randomUUID();
  const seen = { kind: 'comment', name: 'Old Pilot', website: null, createdAt: '2026-11-23T09:00:00.000Z' } as const;
  const more = { avatarSeed: 'k3Jd9sQx', editedAt: null, isEditorsPick: false, isRemoved: false };
  const comment: PublicComment = { id, articleId, parentId: null, threadId: id, ...seen, ...more, body };
  api.comments.push(comment);
  api.announce({ type: 'comment.approved', subjects: [`comment:${id}`, `article:${articleId}`] });
  return comment;
}

/** A reader, and what came so far. */
async function read(after: number | string, headers: Readonly<Record<string, string>> = {}) {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const response = await fetch(`http://127.0.0.1:${site.port}${path}?after=${after}`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: closing.signal,
  });
  const reader = { text: '', isEnded: false, response };
  const follow = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) reader.text += chunk;
  };
  void follow()
    .catch(() => undefined)
    .finally(() => (reader.isEnded = true));
  return {
    ...reader,
    told: () => [...reader.text.matchAll(/event: .*\n.*/g)].map(String),
    isEnded: () => reader.isEnded,
  };
}

describe('somebody who reads along', () => {
  test('is sent a new comment as pages show it, and told when it is gone', async () => {
    const { response, told } = await read(0);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const { id } = approve('It was <lentil>.');
    await vi.waitFor(() => expect(told()).toHaveLength(1));
    const { html } = JSON.parse(told()[0]?.split('data: ')[1] ?? '{}') as { html: string };
    expect(html).toMatch(new RegExp(`^<li class="comment"[^]*id="comment-${id}"[^]*It was &lt;lentil&gt;`));
    api.comments.length = 0;
    api.announce({ type: 'comment.rejected', subjects: [`comment:${id}`, `article:${articleId}`] });
    await vi.waitFor(() => expect(told()[1]).toBe(`event: gone\ndata: {"id":"${id}"}`));
  });

  test('is told what was drawn once for all of them', async () => {
    const readers = await Promise.all(Array.from({ length: 30 }, () => read(0)));
    const before = { changes: askedWhatChanged(), places: asked('/v1/comments/') };
    approve('For thirty.');
    for (const { told } of readers) await vi.waitFor(() => expect(told()).toHaveLength(1));
    expect(new Set(readers.flatMap(({ told }) => told()))).toHaveLength(1);
    expect(askedWhatChanged() - before.changes).toBe(1);
    expect(asked('/v1/comments/') - before.places).toBe(1);
  });

  test('is told what happened since the page was made, or since the line broke', async () => {
    const first = approve('One.');
    const second = approve('Two.');
    const late = await read(0);
    await vi.waitFor(() => expect(late.told()).toHaveLength(2));
    const back = await read(0, { 'last-event-id': '1' });
    await vi.waitFor(() => expect(back.told()).toHaveLength(1));
    expect(late.told().join('')).toContain(first.id);
    expect(back.told().join('')).toContain(second.id);
  });

  test('notices nothing of an API that is away for a while, and misses nothing', async () => {
    const { told, isEnded } = await read(0);
    await api.stop();
    const { id } = approve('While nobody could ask.');
    await api.start();
    await vi.waitFor(() => expect(told().join('')).toContain(id), { timeout: 5_000 });
    expect(isEnded()).toBe(false);
  });

  test('is sent away when the article is, and when the log has become another one', async () => {
    const { isEnded } = await read(0);
    const [article] = api.articles.splice(0);
    api.announce({ type: 'article.withdrawn', subjects: [`article:${articleId}`] });
    await vi.waitFor(() => expect(isEnded()).toBe(true));
    expect((await site.ask(`${path}?after=0`)).status).toBe(404);
    if (article) api.articles.push(article);
    const other = await read(1);
    api.forget();
    await vi.waitFor(() => expect(other.isEnded()).toBe(true));
    expect((await site.ask(`${path}?after=1`)).status).toBe(410);
  });

  test('has so many streams open at a time, those of the API among them', async () => {
    await Promise.all(Array.from({ length: 40 }, () => read(0)));
    const refused = await site.ask(`${path}?after=0`);
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    const headers = { accept: 'text/event-stream' };
    expect((await site.ask('/api/v1/changes', { headers })).status).toBe(429);
    expect((await site.ask('/api/v1/articles')).status).toBe(200);
  });

  test.each(['', '?after=', '?after=latest', '?after=-1'])('says since when: %s', async (query) => {
    expect((await site.ask(`${path}${query}`)).status).toBe(400);
  });

  test('asks for nothing that somebody else has asked for at the same moment', async () => {
    approve('One.');
    await vi.waitFor(() => expect(asked('/v1/changes?after=1')).toBe(1));
    await Promise.all(Array.from({ length: 20 }, () => read(0)));
    expect(askedWhatChanged()).toBe(1);
  });
});
