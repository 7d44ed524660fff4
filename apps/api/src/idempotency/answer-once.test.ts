import { expect, test } from 'vitest';
import type { Answer } from '../http/reply.ts';
import { Refusal } from '../refusal.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { createAnswerOnce, type KeyedRequest } from './answer-once.ts';
import { forgetOldRequests } from './forget-requests.ts';

const hello: Answer = { status: 201, headers: { location: '/v1/things/1' }, body: '{"word":"Grüße 👋"}' };

let keys = 0;
function ask(differently: Partial<Omit<KeyedRequest, 'body'>> & { body?: string } = {}): KeyedRequest {
  keys += 1;
  const usual = { key: `key ${keys}`, holder: 'admin', method: 'POST', target: '/v1/things?a=1', body: '{"a":1}' };
  const asked = { ...usual, ...differently };
  return { ...asked, body: Buffer.from(asked.body) };
}

describeEachNewsroom('an answer that was given', (newsroom) => {
  const never = () => Promise.reject(new Error('It was answered before.'));
  const refusal = (code: string): unknown => expect.objectContaining({ name: 'Refusal', code });

  test('is given again, byte for byte, also by another process', async () => {
    const asked = ask();
    expect(await createAnswerOnce(newsroom())(asked, () => Promise.resolve(hello))).toEqual(hello);
    const again = await createAnswerOnce(newsroom())(asked, never);
    expect(again).toEqual({ ...hello, headers: { ...hello.headers, 'idempotency-replayed': 'true' } });
  });

  test('may be without a body', async () => {
    const [asked, done] = [ask(), { status: 204, headers: { etag: '"2"' }, body: undefined }];
    const once = createAnswerOnce(newsroom());
    await once(asked, () => Promise.resolve(done));
    expect(await once(asked, never)).toMatchObject({ status: 204, headers: { etag: '"2"' }, body: undefined });
  });

  test('is not there for another holder, or under another key', async () => {
    const once = createAnswerOnce(newsroom());
    const asked = ask();
    await once(asked, () => Promise.resolve(hello));
    const other = { ...hello, body: 'other' };
    expect(await once({ ...asked, holder: 'key:1' }, () => Promise.resolve(other))).toBe(other);
    expect(await once({ ...asked, key: 'another' }, () => Promise.resolve(other))).toBe(other);
  });

  test.each([{ body: '{"a":2}' }, { target: '/v1/things?a=2' }, { target: '/v1/others' }, { body: '' }])(
    'is refused to another request with its key: %j',
    async (difference) => {
      const once = createAnswerOnce(newsroom());
      const asked = ask();
      await once(asked, () => Promise.resolve(hello));
      await expect(once(ask({ key: asked.key, ...difference }), never)).rejects.toEqual(
        refusal('idempotency-key-reused'),
      );
    },
  );

  test('is not kept where it was a refusal: the request may be made good under the same key', async () => {
    const once = createAnswerOnce(newsroom());
    const asked = ask();
    await expect(once(asked, () => Promise.reject(new Refusal('slug-taken', 'Taken.')))).rejects.toThrow('Taken.');
    expect(await once(ask({ key: asked.key, body: '{"a":2}' }), () => Promise.resolve(hello))).toBe(hello);
  });

  test('is not readable in the database', async () => {
    const asked = ask({ key: 'a-key-of-mine' });
    await createAnswerOnce(newsroom())(asked, () => Promise.resolve({ ...hello, body: 'pilot@example.org' }));
    const rows = await newsroom().db.selectFrom('remembered_answers').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/pilot|a-key-of-mine/);
  });

  test('is waited for, not worked out a second time, while the first request is under way', async () => {
    const once = createAnswerOnce(newsroom());
    const asked = ask();
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const begun = Promise.withResolvers<undefined>();
    const first = once(asked, () => {
      begun.resolve(undefined);
      return promise;
    });
    await begun.promise;
    await expect(once(asked, never)).rejects.toEqual(refusal('request-in-flight'));
    await expect(once({ ...asked, target: '/v1/others' }, never)).rejects.toEqual(refusal('idempotency-key-reused'));
    resolve(hello);
    await first;
    expect(await once(asked, never)).toMatchObject({ status: hello.status, body: hello.body });
  });

  test('is the first one for both, where two processes were at it at once', async () => {
    const asked = ask();
    const second = await createAnswerOnce(newsroom())(asked, async () => {
      await createAnswerOnce(newsroom())(asked, () => Promise.resolve(hello));
      return { ...hello, body: 'the second' };
    });
    expect(second.body).toBe(hello.body);
  });

  test('is forgotten after a day, and not before', async () => {
    const once = createAnswerOnce(newsroom());
    const asked = ask();
    await once(asked, () => Promise.resolve(hello));
    const later = (hours: number) => ({
      ...newsroom(),
      now: () => new Date(Date.now() + hours * 3_600_000).toISOString(),
    });
    const { signal } = new AbortController();
    await forgetOldRequests(later(23.9), signal);
    expect(await once(asked, never)).toMatchObject({ body: hello.body });
    await forgetOldRequests(later(24.1), signal);
    const fresh = { ...hello, body: 'fresh' };
    expect(await once(asked, () => Promise.resolve(fresh))).toBe(fresh);
  });
});
