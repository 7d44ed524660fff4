// The contract, held against the API that runs: whatever it documents can be had, and nothing else. (That nothing else
// comes, every answer of every test is checked for: see testing/described-answers.ts.)
import { sql } from 'kysely';
import { hasMinimalAnswer, type Endpoint, type ProblemCode } from '@broadsheet/api-contract';
import { problemsOf } from '@broadsheet/api-contract/openapi';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare, prepareAll, send, type Attempt } from './testing/contract/good-request.ts';
import { rename, unreachable } from './testing/contract/own-refusals.ts';
import { getWayTo } from './testing/contract/refusals.ts';
import { allEndpoints } from './testing/endpoints.ts';
import { expectProblem } from './testing/problems.ts';
import { describeEachApi, runApi, type TestApi, type TestSettings } from './testing/run-api.ts';
import { layLine } from './testing/cuttable-line.ts';
import { openBeside, openTestNewsroom } from './testing/test-newsroom.ts';

const reads = allEndpoints.filter(({ method }) => method === 'GET');
const renamable = reads.filter(({ params }) => 'idOrSlug' in params.shape);

/** Every parameter that a query may do without, with the example that is given of it; but cursors, which nobody can make up. */
const optional = allEndpoints.flatMap((endpoint) =>
  Object.entries<z.ZodType>(endpoint.query.shape).flatMap(([name, schema]) =>
    (schema.meta()?.examples ?? [])
      .filter(() => schema.safeParse(undefined).success)
      .filter(() => name !== 'after' || !endpoint.problems.includes('invalid-cursor'))
      .map((example) => ({ endpoint, name, example: String(example) })),
  ),
);

const withMinimalAnswer = allEndpoints.filter(hasMinimalAnswer);

// Of the whole API at once, not of one endpoint.
const ofTheWhole: readonly ProblemCode[] = ['too-many-requests', 'internal-error', 'unavailable'];

describeEachApi('what the contract documents', (api) => {
  const prepared = new Map<Endpoint, Promise<Attempt>>();
  // Each endpoint has things of its own, and reads leave them as they are.
  const prepareOnce = (endpoint: Endpoint) => {
    const attempt = prepared.get(endpoint) ?? prepare(api(), endpoint);
    prepared.set(endpoint, attempt);
    return attempt;
  };

  test.each(allEndpoints)('$id does what its example asks', async (endpoint) => {
    const answer = await send(await prepareOnce(endpoint));
    expect(answer.status, answer.text).toBe(endpoint.status);
  });

  test.each(optional)('$endpoint.id takes the example of $name', async ({ endpoint, name, example }) => {
    const attempt = await prepareOnce(endpoint);
    const query = Object.assign({}, attempt.good.query, { [name]: example });
    const answer = await send(attempt, { query });
    expect(answer.status, answer.text).toBe(endpoint.status);
  });

  test.each(reads)('$id says that nothing is new', async (endpoint) => {
    const attempt = await prepareOnce(endpoint);
    const { etag = '' } = Object.fromEntries((await send(attempt)).headers);
    // A stream has no ETag.
    if (etag === '') return;
    const answer = await send(attempt, { headers: { ...attempt.good.headers, 'if-none-match': etag } });
    expect([answer.status, answer.text]).toEqual([304, '']);
  });

  test.each(renamable)('$id leads on from a slug that is no longer one', async (endpoint) => {
    const attempt = await prepare(api(), endpoint);
    const former = await rename(attempt);
    const answer = await send(attempt, { params: { idOrSlug: former } });
    expect(answer.status, answer.text).toBe(301);
    expect((await api().ask(`GET ${answer.headers.get('location') ?? ''}`, { key: 'admin' })).status).toBe(200);
  });

  test.each(withMinimalAnswer)('$id says no more than its headers where that is preferred', async (endpoint) => {
    const attempt = await prepare(api(), endpoint);
    const answer = await send(attempt, { headers: { ...attempt.good.headers, prefer: 'return=minimal' } });
    expect([answer.status, answer.text, answer.headers.get('preference-applied')]).toEqual([204, '', 'return=minimal']);
  });
});

describe('the contract names no refusal that cannot be had', () => {
  let newsroom: Awaited<ReturnType<typeof openTestNewsroom>>;
  let api: TestApi;
  // Where two requests can be under way at the same time.
  beforeAll(async () => {
    newsroom = await openTestNewsroom('postgres');
    api = await runApi(newsroom);
  });
  afterAll(async () => {
    await api.stop();
    await newsroom.drop();
  });

  describe.each(allEndpoints)('$id', (endpoint) => {
    const codes = problemsOf(endpoint).filter(
      (code) => !ofTheWhole.includes(code) && unreachable[`${endpoint.id} ${code}`] === undefined,
    );
    let kept: Promise<Attempt> | undefined;

    test.each(codes)('refuses with %s', async (code) => {
      const { refuse, changesNothing } = getWayTo(endpoint, code);
      const attempt = await (changesNothing ? (kept ??= prepare(api, endpoint)) : prepare(api, endpoint));
      expectProblem(await refuse(attempt), code);
    });
  });
});

describe('the contract names what befalls the whole API', { timeout: 120_000 }, () => {
  const newsrooms: Awaited<ReturnType<typeof openTestNewsroom>>[] = [];
  const apis: TestApi[] = [];
  const open = async (settings: TestSettings = {}) => {
    const newsroom = await openTestNewsroom('postgres');
    const api = await runApi(newsroom, settings);
    newsrooms.push(newsroom);
    apis.push(api);
    return { newsroom, api };
  };
  afterAll(async () => {
    for (const api of apis) await api.stop();
    for (const newsroom of newsrooms) await newsroom.drop();
  });

  test('that it is asked too often', async () => {
    const { newsroom, api } = await open();
    const attempts = await prepareAll(api);
    const limits = { reads: 1, writes: 1, keyReads: 1, keyWrites: 1 };
    const strict = await runApi(newsroom, { limits });
    apis.push(strict);
    for (const attempt of attempts) {
      const asked = { ...attempt, api: strict };
      const answers = [await send(asked), await send(asked), await send(asked)];
      const refused = answers.find(({ status }) => status === 429);
      if (!refused) throw new Error(`${attempt.endpoint.id} may be asked as often as one likes.`);
      expectProblem(refused, 'too-many-requests');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  test('that it fails', async () => {
    const { newsroom, api } = await open();
    const attempts = await prepareAll(api);
    await sql`drop schema public cascade`.execute(newsroom.db);
    for (const attempt of attempts) expectProblem(await send(attempt), 'internal-error');
  });

  test('that its database is away', async () => {
    const { newsroom } = await open();
    const url = new URL('url' in newsroom.address ? newsroom.address.url : '');
    const line = await layLine(url.href);
    url.port = `${line.port}`;
    const beside = openBeside({ url: url.href });
    const api = await runApi(beside);
    apis.push(api);
    const attempts = await prepareAll(api);
    await line.cut();
    for (const attempt of attempts) expectProblem(await send(attempt), 'unavailable');
    await line.mend();
  });
});
