import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { describeEachApi } from '../testing/run-api.ts';

const decoders = {
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
  gzip: gunzipSync,
  identity: (bytes: Buffer) => bytes,
};
type Coding = keyof typeof decoders;
const codings: readonly Coding[] = ['br', 'zstd', 'gzip', 'identity'];

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Asks without a client's own ideas of what it accepts. */
function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  httpRequest(url, { method, headers, agent: false }, (response) => {
    buffer(response).then(
      (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
      reject,
    );
  })
    .on('error', reject)
    .end();
  return promise;
}

describeEachApi('an answer of more than a packet', (api) => {
  let url = '';
  beforeAll(async () => {
    const body = '<p>The harbour towns share their ferries from spring on.</p>'.repeat(60);
    const { article } = await furnish(api());
    const { id, version } = article;
    await api().admin.articles.update({ idOrSlug: id, ifVersion: version, body: { body } });
    url = `${api().baseUrl}/v1/articles/${id}`;
  });

  test.each(codings)('is sent in %s, made and kept, to GET and to HEAD', async (coding) => {
    const plain = await ask(url, {});
    for (const query of ['', '?', '?']) {
      const { status, headers, bytes } = await ask(`${url}${query}`, { 'accept-encoding': coding });
      expect([status, headers['content-encoding']]).toEqual([200, coding === 'identity' ? undefined : coding]);
      expect(headers['content-length']).toBe(`${bytes.length}`);
      expect(headers.vary?.split(', ')).toContain('Accept-Encoding');
      expect(decoders[coding](bytes).equals(plain.bytes)).toBe(true);
      if (coding !== 'identity') expect(bytes.length).toBeLessThan(plain.bytes.length / 3);
      const head = await ask(`${url}${query}`, { 'accept-encoding': coding }, 'HEAD');
      const ofConnection = ['date', 'connection', 'ratelimit'];
      const kept = (all: IncomingHttpHeaders) => Object.entries(all).filter(([name]) => !ofConnection.includes(name));
      expect([head.bytes.length, kept(head.headers)]).toEqual([0, kept(headers)]);
    }
  });

  test('is known by its tag in whatever coding, also with a key', async () => {
    for (const headers of [{}, { authorization: 'Bearer the-admin-token-of-tests' }]) {
      const tags = new Set<string>();
      for (const coding of codings) {
        const { etag = '' } = (await ask(url, { ...headers, 'accept-encoding': coding })).headers;
        tags.add(etag);
        const again = await ask(url, { ...headers, 'accept-encoding': 'br', 'if-none-match': etag });
        expect([again.status, again.headers.etag]).toEqual([304, etag]);
        expect(again.headers['content-encoding']).toBeUndefined();
      }
      expect(tags.size).toBe(4);
    }
  });

  test('may be written on with the tag that it came with', async () => {
    const { etag = '' } = (await ask(url, { 'accept-encoding': 'br' })).headers;
    expect(etag).toMatch(/-br"$/);
    const patched = await api().ask(`PATCH ${new URL(url).pathname}`, {
      key: 'admin',
      json: { dek: 'From spring on.' },
      headers: { 'if-match': etag },
    });
    expect(patched.status).toBe(200);
  });

  test('is compressed where it is a long problem, or the description', async () => {
    const mistakes = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`mistake${index}`, 1]));
    const problem = await api().ask('POST /v1/sections', { key: 'admin', json: mistakes });
    expect([problem.status, problem.headers.get('content-encoding')]).toEqual([422, 'gzip']);
    expect(problem.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.headers.get('etag')).toBeNull();
    const { headers, bytes } = await ask(`${api().baseUrl}/openapi.json`, { 'accept-encoding': 'zstd' });
    expect(headers['content-encoding']).toBe('zstd');
    expect(JSON.parse(zstdDecompressSync(bytes).toString())).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/) as string,
    });
    const again = await ask(`${api().baseUrl}/openapi.json`, { 'if-none-match': headers.etag ?? '' });
    expect(again.status).toBe(304);
  });
});
