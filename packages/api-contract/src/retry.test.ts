import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { articles } from './articles.ts';
import { comments } from './comments.ts';
import { ProblemError } from './problem-error.ts';
import { problemTable, type ProblemCode } from './problems.ts';
import { request, type ClientOptions } from './request.ts';
import { sendJson, startServer } from './testing/small-server.ts';

type Outcome = Response | Error;

/** A line to an API on which this comes back, one after the other. */
function lineWith(...outcomes: readonly Outcome[]) {
  const sent: { readonly method: string | undefined; readonly key: string | null }[] = [];
  const options: ClientOptions = {
    baseUrl: 'http://api.example',
    fetch: (_address, init) => {
      const outcome = outcomes[sent.length];
      sent.push({ method: init?.method, key: new Headers(init?.headers).get('idempotency-key') });
      if (outcome === undefined) throw new Error('Nobody expected another request.');
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
  };
  return { sent, options };
}

const answered = () => Response.json({ items: [], next: null });
const broken = () => new TypeError('fetch failed');

function refused(code: ProblemCode, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, title } = problemTable[code];
  const problem = { type: `urn:broadsheet:problem:${code}`, code, title, status, detail: 'Not now.' };
  return Response.json(problem, { status, headers });
}

const body = { name: 'Old Pilot', email: 'pilot@example.org', body: 'It was lentil.' };
const comment = { idOrSlug: 'ferries', body };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a read that fails in passing', () => {
  test.each<[string, () => Outcome]>([
    ['429', () => refused('too-many-requests')],
    ['502', () => new Response('Bad Gateway', { status: 502 })],
    ['503', () => refused('unavailable')],
    ['504', () => new Response('', { status: 504 })],
    ['no answer', broken],
  ])('is asked for again after %s', async (_what, outcome) => {
    const { sent, options } = lineWith(outcome(), answered());
    const call = request(articles.list, {}, options);
    await vi.runAllTimersAsync();
    expect(await call).toEqual({ items: [], next: null });
    expect(sent).toHaveLength(2);
  });

  test('is asked for twice more, and no oftener', async () => {
    const { sent, options } = lineWith(broken(), broken(), refused('unavailable'));
    const call = expect(request(articles.list, {}, options)).rejects.toThrow(ProblemError);
    await vi.runAllTimersAsync();
    await call;
    expect(sent).toHaveLength(3);
  });

  test('is asked for once where no retries are wanted', async () => {
    const { sent, options } = lineWith(broken());
    await expect(request(articles.list, {}, { ...options, retries: 0 })).rejects.toThrow('fetch failed');
    expect(sent).toHaveLength(1);
  });

  test('is asked for again after twice as long each time, and at a moment of its own', async () => {
    const { sent, options } = lineWith(broken(), broken(), broken(), answered());
    const call = request(articles.list, {}, { ...options, retries: 3 });
    const pauses = [150, 300, 600];
    for (const [index, ms] of pauses.entries()) {
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(sent).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent).toHaveLength(index + 2);
    }
    await call;
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7'],
    ['a date', 'Mon, 23 Nov 2026 09:00:07 GMT'],
  ])('is honoured as %s', async (_form, text) => {
    const { sent, options } = lineWith(refused('too-many-requests', { 'retry-after': text }), answered());
    const call = request(articles.list, {}, options);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(150);
    expect(sent).toHaveLength(2);
    await call;
  });

  test.each(['Sun, 22 Nov 2026 09:00:00 GMT', 'soon'])('asks for no wait where it says %s', async (text) => {
    const { sent, options } = lineWith(refused('unavailable', { 'retry-after': text }), answered());
    const call = request(articles.list, {}, options);
    await vi.advanceTimersByTimeAsync(150);
    expect(sent).toHaveLength(2);
    await call;
  });

  test('that asks for more patience than there is makes the refusal come at once, with its wait', async () => {
    const { sent, options } = lineWith(refused('too-many-requests', { 'retry-after': '31' }));
    const call = request(articles.list, {}, options);
    await expect(call).rejects.toMatchObject({ problem: { code: 'too-many-requests' }, retryAfterSeconds: 31 });
    expect(sent).toHaveLength(1);
  });

  test('is waited for no longer than the caller allows, all in all', async () => {
    const busy = () => refused('unavailable', { 'retry-after': '2' });
    const { sent, options } = lineWith(busy(), busy(), busy());
    const call = expect(request(articles.list, {}, { ...options, retries: 9, maxWaitMs: 5_000 })).rejects.toThrow();
    await vi.runAllTimersAsync();
    await call;
    expect(sent).toHaveLength(3);
  });
});

describe('a POST', () => {
  test('carries the same key each time it is sent, and another call another one', async () => {
    const { sent, options } = lineWith(broken(), refused('unavailable'), answered(), answered());
    const call = request(comments.submit, comment, options);
    await vi.runAllTimersAsync();
    await call;
    await request(comments.submit, comment, options);
    const [first, second, third, other] = sent.map(({ key }) => key);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect([second, third]).toEqual([first, first]);
    expect(other).not.toBe(first);
  });

  test('carries the key that the caller gives it', async () => {
    const { sent, options } = lineWith(answered());
    await request(comments.submit, { ...comment, idempotencyKey: 'order-4411' }, options);
    expect(sent[0]?.key).toBe('order-4411');
  });

  test('is sent again while the API is still at the first one', async () => {
    const { sent, options } = lineWith(refused('request-in-flight', { 'retry-after': '1' }), answered());
    const call = request(comments.submit, comment, options);
    await vi.runAllTimersAsync();
    await call;
    expect(sent).toHaveLength(2);
  });

  test('is sent again on the version that was read, too: its key makes it the same', async () => {
    const { sent, options } = lineWith(broken(), answered());
    const call = request(articles.publish, { idOrSlug: 'ferries', ifVersion: 3 }, options);
    await vi.runAllTimersAsync();
    await call;
    expect(sent).toHaveLength(2);
  });
});

describe('a PATCH or DELETE', () => {
  const change = { idOrSlug: 'ferries', ifVersion: 3, body: { dek: 'After nine winters.' } };

  test.each<[string, () => Outcome]>([
    ['no answer', broken],
    ['502', () => new Response('', { status: 502 })],
    ['503', () => refused('unavailable')],
  ])('is not sent again after %s, for it may have been done', async (_what, outcome) => {
    const { sent, options } = lineWith(outcome(), outcome());
    await expect(request(articles.update, change, options)).rejects.toThrow();
    await expect(request(articles.remove, { idOrSlug: 'ferries', ifVersion: 3 }, options)).rejects.toThrow();
    expect(sent).toEqual([
      { method: 'PATCH', key: null },
      { method: 'DELETE', key: null },
    ]);
  });

  test('is sent again after 429, for it was not', async () => {
    const { sent, options } = lineWith(refused('too-many-requests', { 'retry-after': '1' }), answered());
    const call = request(articles.update, change, options);
    await vi.runAllTimersAsync();
    await call;
    expect(sent).toHaveLength(2);
  });
});

test.each<ProblemCode>(['not-found', 'slug-taken', 'stale-version', 'invalid-body', 'internal-error'])(
  'what is refused for good is not sent again: %s',
  async (code) => {
    const { sent, options } = lineWith(refused(code));
    await expect(request(comments.submit, comment, options)).rejects.toMatchObject({ problem: { code } });
    expect(sent).toHaveLength(1);
  },
);

test('what answers in place of the API is not asked again', async () => {
  const { sent, options } = lineWith(new Response('<p>Sign in to the network'));
  await expect(request(articles.list, {}, options)).rejects.toThrow(SyntaxError);
  expect(sent).toHaveLength(1);
});

test('a signal that aborts ends the wait at once, with its reason', async () => {
  const reader = new AbortController();
  const { sent, options } = lineWith(refused('unavailable', { 'retry-after': '20' }));
  const call = request(articles.list, { signal: reader.signal }, options);
  await vi.advanceTimersByTimeAsync(5_000);
  reader.abort(new Error('The reader has left.'));
  await expect(call).rejects.toThrow('The reader has left.');
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('an answer that breaks off halfway is asked for again', async () => {
  vi.useRealTimers();
  let count = 0;
  const { baseUrl } = await startServer((response) => {
    count += 1;
    if (count > 1) sendJson(response, { items: [], next: null });
    else response.writeHead(200, { 'content-type': 'application/json', 'content-length': '30' }).write('{"items":');
    if (count === 1) setTimeout(() => response.destroy(), 10);
  });
  expect(await request(articles.list, {}, { baseUrl })).toEqual({ items: [], next: null });
  expect(count).toBe(2);
});
