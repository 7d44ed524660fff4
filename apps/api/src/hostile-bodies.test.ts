// Every field of every body, with everything in it that it should not have: refused by name, and nothing stored.
import { BatchAnswer, BatchRefused, type Endpoint, type Problem } from '@broadsheet/api-contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints, exampleOf, pathTo } from './testing/endpoints.ts';
import { furnish, type Furnished } from './testing/furnish.ts';
import { bodyWith, hostileValues, neverFit, placesIn, wholeBody, type HostileName } from './testing/hostile-values.ts';
import { expectProblem } from './testing/problems.ts';
import { describeApi, type Answer } from './testing/run-api.ts';
import { countStored } from './testing/stored.ts';

const tenMegabytes = new Uint8Array(10_000_000).fill(0x20);
const withBody = allEndpoints.filter(({ body }) => body);
const names = Object.keys(hostileValues) as HostileName[];
// Deeper or wider than any body of ours: refused before anybody looks for a field in it.
const outOfBounds: readonly HostileName[] = ['deep arrays', 'deep objects', 'many elements'];

// Of both databases the one that takes less as it comes: NUL, numbers out of bounds.
describeApi('postgres', 'a hostile body', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
    // The examples name them.
    await api().admin.authors.create({ body: { name: 'Ilse Marrow', slug: 'ilse-marrow' } });
    await api().admin.sections.create({ body: { name: 'World', slug: 'world' } });
  });
  const send = (
    endpoint: Endpoint,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    api().ask(`${endpoint.method} ${pathTo(endpoint, there)}`, {
      key: 'admin',
      body,
      headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
    });

  // What is wrong with a part is the outcome of that part, where each is judged by itself.
  const problemOf = ({ judgesParts }: Endpoint, answer: Answer): Problem => {
    if (!judgesParts || answer.status !== 200) return expectProblem(answer, 'invalid-body');
    const [outcome] = BatchAnswer.parse(answer.body).outcomes;
    return BatchRefused.parse(outcome).problem;
  };

  describe.each(withBody)('for $id', (endpoint) => {
    const attempts = placesIn(endpoint).flatMap((place) => names.map((name) => ({ place, name })));
    const fits = ({ place, name }: (typeof attempts)[number]) =>
      endpoint.body?.safeParse(JSON.parse(bodyWith(endpoint, place, hostileValues[name]))).success === true;

    test('is refused with the place of what is wrong, and changes nothing', async () => {
      const stored = await countStored(api().newsroom);
      for (const attempt of attempts.filter((each) => !fits(each))) {
        const answer = await send(endpoint, bodyWith(endpoint, attempt.place, hostileValues[attempt.name]));
        if (answer.status === 413) continue;
        if (outOfBounds.includes(attempt.name)) {
          expectProblem(answer, 'malformed-request');
          continue;
        }
        const { errors = [] } = problemOf(endpoint, answer);
        expect(
          errors.some(({ pointer }) => pointer.startsWith(attempt.place)),
          `${attempt.place} ${attempt.name}: ${answer.text}`,
        ).toBe(true);
      }
      expect(await countStored(api().newsroom)).toEqual(stored);
    });

    test('is never taken for a good one', () => {
      expect(endpoint.body?.safeParse(wholeBody(endpoint))).toMatchObject({ success: true });
      expect(attempts.filter((attempt) => neverFit.includes(attempt.name) && fits(attempt))).toEqual([]);
    });

    test('that fits all the same is answered, and never with a failure of ours', async () => {
      for (const { place, name } of attempts.filter(fits)) {
        const answer = await send(endpoint, bodyWith(endpoint, place, hostileValues[name]));
        expect(answer.status, `${place} ${name}: ${answer.text}`).toBeLessThan(500);
      }
    });

    test('that is no JSON, not UTF-8, or cut anywhere, is malformed', async () => {
      const stored = await countStored(api().newsroom);
      const good = JSON.stringify(exampleOf(endpoint));
      const cut = Array.from({ length: good.length }, (_, length) => good.slice(0, length));
      const wrong = [
        'nul',
        'undefined',
        'NaN',
        "{'a':1}",
        '{"a":1,}',
        '{"a":01}',
        '[1,2',
        '"\u0001"',
        `${good}x`,
        `${good}${good}`,
        '\uFEFF\uFEFF{}',
        '\u0000',
        ' ',
        '/**/{}',
      ];
      for (const body of [...cut, ...wrong]) expectProblem(await send(endpoint, body), 'malformed-request');
      const bytes = [
        [0xff, 0xfe, 0x7b, 0x7d],
        [0x22, 0xc3, 0x22],
        [0x22, 0xed, 0xa0, 0x80, 0x22],
        [0x22, 0xf8, 0x88, 0x80, 0x80, 0x80, 0x22],
      ];
      for (const each of bytes) expectProblem(await send(endpoint, new Uint8Array(each)), 'malformed-request');
      expect(await countStored(api().newsroom)).toEqual(stored);
    });

    test('that is compressed, or something else than JSON, is not opened', async () => {
      for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'nonsense', 'identity, gzip']) {
        expectProblem(await send(endpoint, '{}', { 'content-encoding': coding }), 'unsupported-media-type');
      }
      const types = [
        '',
        'text/plain',
        'text/json',
        'application/jsonp',
        'multipart/form-data; boundary=x',
        'application/json, text/html',
        '*/*',
      ];
      for (const type of types) {
        expectProblem(await send(endpoint, '{}', { 'content-type': type }), 'unsupported-media-type');
      }
    });

    test('of ten megabytes is too large, and the connection is good or closed', async () => {
      expectProblem(await send(endpoint, tenMegabytes), 'body-too-large');
      expect((await api().ask('GET /livez')).status).toBe(200);
    });
  });

  test('of names that JavaScript knows makes nobody an admin', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', 'then', 'toJSON']) {
      const body = `{"name":"Prototype","${name}":{"isAdmin":true,"scopes":["drafts:read"]}}`;
      expectProblem(
        await api().ask('POST /v1/tags', { key: 'admin', body, headers: { 'content-type': 'application/json' } }),
        'invalid-body',
        [`/${name}`],
      );
    }
    expect('isAdmin' in {}).toBe(false);
  });

  test('that says a thing twice is refused, and one that begins with a mark is read behind it', async () => {
    const create = (body: string) =>
      api().ask('POST /v1/tags', { key: 'admin', body, headers: { 'content-type': 'application/json' } });
    expectProblem(await create('{"name":"First","name":"Second"}'), 'malformed-request');
    expect(await create('\uFEFF{"name":"Marked"}')).toMatchObject({ status: 201, body: { name: 'Marked' } });
  });
});
