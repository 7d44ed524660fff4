// Addresses and whole requests that nobody means well with.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findLastChange } from './changes/changes.store.ts';
import { allEndpoints, exampleOf, pathTo } from './testing/endpoints.ts';
import { furnish, type Furnished } from './testing/furnish.ts';
import { expectProblem } from './testing/problems.ts';
import { problemsIn, sendRaw } from './testing/raw-http.ts';
import { adminToken, describeApi } from './testing/run-api.ts';
import { countStored } from './testing/stored.ts';

const reads = allEndpoints.filter(({ method }) => method === 'GET');
const ofOneThing = reads.filter(({ path }) => path.includes('{'));

// Of both databases the one that takes less as it comes: NUL, numbers out of bounds.
describeApi('postgres', 'a hostile address', (api) => {
  let there: Furnished;
  let stored: Record<string, number>;
  beforeAll(async () => {
    there = await furnish(api());
    stored = await countStored(api().newsroom);
  });
  const raw = async (target: string) => {
    const head = `GET ${target} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${adminToken}\r\nconnection: close\r\n\r\n`;
    return problemsIn(await sendRaw(api().port, head));
  };

  test.each(ofOneThing)('of $id is refused where it is no address of anything', async (endpoint) => {
    for (const part of ['%', '%zz', '%C3', '%ED%A0%80', '%FF', '%2', 'a%']) {
      const path = endpoint.path.replace(/\{\w+\}/, part);
      expect(await raw(path)).toMatchObject([{ status: 400, problem: { code: 'malformed-request' } }]);
    }
    for (const part of ['%00', 'a%00b', 'x'.repeat(1001), '%C3%A9'.repeat(1001)]) {
      const path = endpoint.path.replace(/\{\w+\}/, part);
      expect(await raw(path)).toMatchObject([{ problem: { code: 'invalid-parameter' } }]);
    }
    for (const part of [
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      "'%20or%201=1--",
      '%3Cscript%3E',
      '%E2%80%AE',
      '__proto__',
      'constructor',
      '-1',
      '0',
      'null',
    ]) {
      const path = endpoint.path.replace(/\{\w+\}/, part);
      const [answer, ...others] = await raw(path);
      expect(others).toEqual([]);
      expect(['not-found', 'invalid-parameter']).toContain(answer?.problem?.code);
    }
  });

  test.each(reads)('of $id takes each parameter once, in good form, and no others', async (endpoint) => {
    const path = pathTo(endpoint, there);
    const known = Object.keys(endpoint.query.shape);
    for (const name of known) {
      for (const query of [
        `${name}=1&${name}=2`,
        `${name}[]=1`,
        `${name}[a]=1`,
        `${name}=a%00b`,
        `${name}=${'x'.repeat(3000)}`,
      ]) {
        const { errors = [] } = expectProblem(
          await api().ask(`GET ${path}?${query}`, { key: 'admin' }),
          'invalid-parameter',
        );
        expect(
          errors.some(({ pointer }) => pointer.startsWith(name)),
          query,
        ).toBe(true);
      }
      for (const value of ['%', '%zz', '%C3', '%ED%A0%80']) {
        expectProblem(await api().ask(`GET ${path}?${name}=${value}`, { key: 'admin' }), 'malformed-request');
      }
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'Limit', 'limit ', '%00', '']) {
      expectProblem(await api().ask(`GET ${path}?${name}=1`, { key: 'admin' }), 'invalid-parameter');
    }
  });

  test('stores nothing, and leaves the API well', async () => {
    expect(await countStored(api().newsroom)).toEqual(stored);
    expect((await api().ask('GET /readyz')).status).toBe(200);
  });
});

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const encoded = anyText.map((text) => encodeURIComponent(text.toWellFormed()));
const oddity = fc.constantFrom('..', '.', '%', '%00', '%2F', '__proto__', '*', '-1', '9'.repeat(40), "'--", 'null');
const visible = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const usually = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, other);

const queryNames = new Set(allEndpoints.flatMap(({ query }) => Object.keys(query.shape)));
// Nobody should wait here.
queryNames.delete('wait');
const parameter = fc.tuple(fc.constantFrom(...queryNames, '__proto__', 'x'), fc.oneof(encoded, oddity, anyText));
const fields = ['title', 'name', 'slug', 'body', 'tags', 'authors', 'at', 'links', 'section', 'leadImage', 'x'];
const otherHeader = fc.tuple(
  fc.constantFrom(
    'if-none-match',
    'accept',
    'range',
    'x-forwarded-for',
    'broadsheet-proxy-key',
    'cookie',
    'content-encoding',
  ),
  fc.oneof(visible, anyText),
);

const request = fc.record({
  endpoint: fc.constantFrom(...allEndpoints),
  method: usually('', fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS'), visible)),
  target: usually('', fc.oneof(encoded, oddity, anyText)),
  query: usually(
    [],
    fc.array(
      parameter.map((pair) => pair.join('=')),
      { maxLength: 3 },
    ),
  ),
  headers: fc.tuple(
    usually(['authorization', `Bearer ${adminToken}`], fc.tuple(fc.constant('x'), visible)),
    usually(['if-match', '*'], fc.tuple(fc.constant('if-match'), visible)),
    usually(['content-type', 'application/json'], fc.tuple(fc.constant('content-type'), visible)),
    usually(['x', 'y'], otherHeader),
  ),
  changed: fc.dictionary(fc.constantFrom(...fields), fc.jsonValue(), { maxKeys: 1 }),
  replaced: usually('', fc.oneof(fc.json(), anyText)),
});

describeApi('postgres', 'whatever is made up', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });

  test('is answered, or refused with a problem document; what is refused changes nothing', async () => {
    const { db } = api().newsroom;
    const statuses = new Set<number>();
    const isAnswered = fc.asyncProperty(request, async (made) => {
      const last = await findLastChange(db);
      const received = await sendRaw(api().port, toBytes(made, there));
      const [answer] = problemsIn(received);
      const { status = 0, problem } = answer ?? {};
      statuses.add(status);
      expect(status, received).toBeGreaterThanOrEqual(200);
      expect(status, received).toBeLessThan(500);
      if (status < 400) return;
      expect(problem, received).toBeDefined();
      expect(received).not.toMatch(/node_modules|\bat .+:\d+:\d+|SQLITE|syntax error/);
      expect(await findLastChange(db)).toBe(last);
    });
    await fc.assert(isAnswered, { seed: 20_261_123, numRuns: 2500 });
    // Made up well enough to come through now and then, and to fail in every way.
    for (const status of [200, 201, 204, 400, 401, 404, 405, 409, 415, 422]) expect([...statuses]).toContain(status);
  });
});

type Made = typeof request extends fc.Arbitrary<infer T> ? T : never;

function toBytes({ endpoint, method, target, query, headers, changed, replaced }: Made, there: Furnished): Buffer {
  const path = target === '' ? pathTo(endpoint, there) : endpoint.path.replace(/\{\w+\}/, () => target);
  const body = replaced === '' ? JSON.stringify(Object.assign({}, exampleOf(endpoint), changed)) : replaced;
  const lines = [
    `${method === '' ? endpoint.method : method} ${path}${query.length === 0 ? '' : '?'}${query.join('&')} HTTP/1.1`,
    'host: a',
    'connection: close',
    ...headers.map((pair) => pair.join(': ')),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
