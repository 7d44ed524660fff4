import { Problem } from '@broadsheet/api-contract';
import { afterEach, describe, expect, test } from 'vitest';
import { describeEachNewsroom, type TestNewsroom } from '../testing/test-newsroom.ts';
import { proxyKey, runApi, type Answer, type TestApi, type TestSettings } from '../testing/run-api.ts';

const trustedProxies = () => true;

/** Runs APIs over one newsroom; each test asks from addresses of its own. */
function apisOver(newsroom: () => TestNewsroom) {
  const running: TestApi[] = [];
  afterEach(async () => {
    for (const api of running.splice(0)) await api.stop();
  });
  return async (limits: NonNullable<TestSettings['limits']>) => {
    const api = await runApi(newsroom(), { limits, trustedProxies });
    running.push(api);
    return api;
  };
}

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);

async function ask(api: TestApi, times: number, request: string, sent: Parameters<TestApi['ask']>[1]) {
  const answers: Answer[] = [];
  for (let count = 0; count < times; count += 1) answers.push(await api.ask(request, sent));
  return answers;
}

describeEachNewsroom('whoever asks too often', (newsroom) => {
  const open = apisOver(newsroom);

  test('is told so in a problem document, and when to come back', async () => {
    const api = await open({ reads: 3 });
    const answers = await ask(api, 4, 'GET /v1/sections', from('192.0.2.1'));
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
    const refused = answers.at(-1);
    expect(Problem.parse(refused?.body)).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(refused?.headers.get('content-type')).toBe('application/problem+json');
    expect(refused?.headers.get('retry-after')).toBe('20');
    expect(refused?.headers.get('ratelimit')).toMatch(/^"reads";r=0;t=(?:59|60)$/);
    expect(refused?.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused?.headers.get('cache-control')).toBe('no-store');
  });

  test('learns of the limit from every answer: kept ones, 304, problems, those without a body', async () => {
    const api = await open({ reads: 100, writes: 50 });
    const { headers } = await api.ask('GET /v1/sections', from('192.0.2.2'));
    expect(headers.get('ratelimit-policy')).toBe('"reads";q=100;w=60');
    expect(headers.get('ratelimit')).toBe('"reads";r=99;t=1');
    const etag = headers.get('etag') ?? '';
    const requests = [
      ['GET /v1/sections', {}, 200],
      ['GET /v1/sections', { 'if-none-match': etag }, 304],
      ['HEAD /v1/sections', {}, 200],
      ['OPTIONS /v1/sections', {}, 204],
      ['GET /v1/articles/nothing', {}, 404],
      ['GET /v1/articles?limit=0', {}, 400],
      ['GET /nothing', {}, 404],
      ['GET /openapi.json', {}, 200],
      ['GET /readyz', {}, 200],
    ] as const;
    for (const [index, [request, more, status]] of requests.entries()) {
      const answer = await api.ask(request, { headers: { ...from('192.0.2.2').headers, ...more } });
      expect([request, answer.status]).toEqual([request, status]);
      expect(answer.headers.get('ratelimit')).toMatch(new RegExp(`^"reads";r=(?:${98 - index}|${99 - index});t=\\d+$`));
    }
    const write = await api.ask('POST /v1/sections', { ...from('192.0.2.2'), json: {} });
    expect([write.status, write.headers.get('ratelimit')]).toEqual([401, '"writes";r=49;t=2']);
  });

  test('is an address: of IPv6 the first 64 bits, however it is written', async () => {
    const api = await open({ reads: 2 });
    const answers = [];
    for (const address of ['2001:db8:7::1', '2001:0DB8:7:0:ffff::2', '2001:db8:7:0:1:2:3:4', '2001:db8:7:1::1']) {
      answers.push(await api.ask('GET /v1/tags', from(address)));
    }
    expect(statuses(answers)).toEqual([200, 200, 429, 200]);
    const mapped = [];
    for (const address of ['192.0.2.3', '::ffff:192.0.2.3', '::ffff:c000:203', '192.0.2.4']) {
      mapped.push(await api.ask('GET /v1/tags', from(address)));
    }
    expect(statuses(mapped)).toEqual([200, 200, 429, 200]);
  });

  test('is the holder of a key, from wherever it is used', async () => {
    const api = await open({ reads: 1, keyReads: 2 });
    const key = await api.keyWith('drafts:read');
    const answers = [];
    for (const address of ['192.0.2.10', '192.0.2.11', '192.0.2.12']) {
      answers.push(await api.ask('GET /v1/sections', { ...from(address), key }));
    }
    expect(statuses(answers)).toEqual([200, 200, 429]);
    expect((await api.ask('GET /v1/sections', from('192.0.2.10'))).status).toBe(200);
    const other = await api.keyWith('drafts:read');
    expect((await api.ask('GET /v1/sections', { ...from('192.0.2.10'), key: other })).status).toBe(200);
  });

  test('with a key that nobody holds is the address that tries it, at every path', async () => {
    const api = await open({ reads: 2 });
    const answers = [];
    for (const [path, key] of [
      ['/v1/sections', 'bs_guess'],
      ['/nothing', 'bs_other'],
      ['/v1/sections', 'bs_third'],
    ] as const) {
      answers.push(await api.ask(`GET ${path}`, { ...from('192.0.2.13'), key }));
    }
    expect(statuses(answers)).toEqual([401, 404, 429]);
    expect((await api.ask('GET /v1/sections', from('192.0.2.13'))).status).toBe(429);
  });

  test('cannot write either, before anything is written', async () => {
    const api = await open({ writes: 1 });
    const sent = { ...from('192.0.2.14'), json: { name: 'x' } };
    const answers = await ask(api, 2, 'POST /v1/articles/nothing/comments', sent);
    expect(answers.map(({ status }) => status === 429)).toEqual([false, true]);
    expect(answers[1]?.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('is the same one for two processes', async () => {
    const [one, other] = [await open({ reads: 200 }), await open({ reads: 200 })];
    const begun = performance.now();
    const asked = Array.from({ length: 300 }, (_, index) =>
      (index % 2 === 0 ? one : other).ask('GET /v1/authors', from('192.0.2.15')),
    );
    const allowed = (await Promise.all(asked)).filter(({ status }) => status === 200);
    const cameBack = ((performance.now() - begun) * 200) / 60_000;
    // A handful that one process holds may be missing when the other has none.
    expect(allowed.length).toBeGreaterThan(150);
    expect(allowed.length).toBeLessThanOrEqual(200 + Math.ceil(cameBack));
  });

  test('is nobody where there is no limit, and nothing is said of one', async () => {
    const api = await open({ reads: 0 });
    const answers = await ask(api, 5, 'GET /v1/sections', from('192.0.2.16'));
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[0]?.headers.get('ratelimit')).toBeNull();
  });

  describe('through the site', () => {
    const asSite = { 'broadsheet-proxy-key': proxyKey };

    test('is the reader for whom the site asks', async () => {
      const api = await open({ reads: 1 });
      const reader = (address: string) => ({ headers: { ...asSite, 'x-forwarded-for': address } });
      const answers = [];
      for (const address of ['192.0.2.20', '192.0.2.20', '192.0.2.21']) {
        answers.push(await api.ask('GET /v1/sections', reader(address)));
      }
      expect(statuses(answers)).toEqual([200, 429, 200]);
    });

    test('is not the site itself, which makes pages for all', async () => {
      const api = await open({ reads: 1 });
      expect(statuses(await ask(api, 3, 'GET /v1/sections', { headers: asSite }))).toEqual([200, 200, 200]);
      const pretending = { headers: { 'broadsheet-proxy-key': 'made up', 'x-forwarded-for': '192.0.2.22' } };
      expect(statuses(await ask(api, 2, 'GET /v1/sections', pretending))).toEqual([200, 429]);
    });
  });
});
