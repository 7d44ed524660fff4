import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { chooseCoding } from './content-coding.ts';
import { EncodedAnswer } from './encoded-answer.ts';

const body = '<p>Three councils signed a timetable on Sunday night.</p>'.repeat(100);
let server: Server | undefined;

afterEach(() => server?.close());

async function ask(answer: EncodedAnswer, headers: Record<string, string>, method = 'GET') {
  const running = createServer((request, response) => answer.send(request, response)).listen(0);
  server = running;
  await once(running, 'listening');
  const address = running.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { promise, resolve } = Promise.withResolvers<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>();
  httpRequest({ port, method, headers, agent: false }, (response) => {
    void buffer(response).then((bytes) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
    );
  }).end();
  return promise;
}

const page = () => EncodedAnswer.from({ status: 200, headers: { 'content-type': 'text/html' }, body });

describe('an encoded answer', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['zstd, gzip', 'zstd', zstdDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['', undefined, (bytes: Buffer) => bytes],
  ])('for "%s" is sent as %s, and says so', async (accepted, coding, decode) => {
    const { status, headers, bytes } = await ask(await page(), { 'accept-encoding': accepted });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, coding, 'Accept-Encoding']);
    expect(headers['content-length']).toBe(`${bytes.length}`);
    expect(decode(bytes).toString()).toBe(body);
  });

  test('has another validator in each coding, and none of them is sent twice', async () => {
    const answer = await page();
    const plain = await ask(answer, {});
    const brotli = await ask(answer, { 'accept-encoding': 'br' });
    expect(plain.headers.etag).not.toBe(brotli.headers.etag);
    const again = await ask(answer, { 'accept-encoding': 'br', 'if-none-match': brotli.headers.etag ?? '' });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, brotli.headers.etag]);
  });

  test('is known in every coding by the tag of any, and that tag is said again', async () => {
    const answer = await page();
    const { headers } = await ask(answer, { 'accept-encoding': 'gzip' });
    const tag = headers.etag ?? '';
    expect(tag).toMatch(/^"[\w-]{22}-gzip"$/);
    const known = { 'if-none-match': `W/${tag}, "other"` };
    for (const accepted of ['br', 'zstd', 'gzip', '']) {
      const again = await ask(answer, { ...known, 'accept-encoding': accepted });
      expect([again.status, again.headers.etag, again.headers['content-type']]).toEqual([304, tag, undefined]);
    }
  });

  test('keeps the tag that it was given, and what it varies by', async () => {
    const headers = { etag: '"3-abc"', vary: 'Accept' };
    const answer = new EncodedAnswer({ status: 200, headers, body });
    const { headers: sent } = await ask(answer, { 'accept-encoding': 'br' });
    expect([sent.etag, sent.vary]).toEqual(['"3-abc-br"', 'Accept, Accept-Encoding']);
  });

  test('is not compressed where it is short', async () => {
    const { headers } = await ask(new EncodedAnswer({ status: 200, headers: {}, body: '{}' }), {
      'accept-encoding': 'br',
    });
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'Accept-Encoding']);
  });

  test('takes no more memory than it says, once every coding was asked for', async () => {
    for (const answer of [await page(), new EncodedAnswer({ status: 200, headers: {}, body })]) {
      let taken = 0;
      for (const accepted of ['br', 'zstd', 'gzip', '']) {
        taken += (await ask(answer, { 'accept-encoding': accepted })).bytes.length;
      }
      expect(taken).toBeLessThanOrEqual(answer.bytes);
    }
  });

  test('is not taken for another one', async () => {
    const { status } = await ask(await page(), { 'if-none-match': '"another"' });
    expect(status).toBe(200);
  });

  test('has no body for HEAD, but its length', async () => {
    const { status, headers, bytes } = await ask(await page(), {}, 'HEAD');
    expect([status, bytes.length, headers['content-length']]).toEqual([200, 0, `${body.length}`]);
  });

  test('that is an error has no validator', async () => {
    const { headers } = await ask(await EncodedAnswer.from({ status: 404, headers: {}, body }), {
      'if-none-match': '*',
    });
    expect(headers.etag).toBeUndefined();
  });
});

describe('the coding', () => {
  test.each([
    [undefined, 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['deflate', 'identity'],
    ['gzip, zstd', 'zstd'],
    ['BR', 'br'],
  ] as const)('for %s is %s', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });
});
