// Requests made out of the contract's own schemas, good ones and bad ones: a few in every run, 100,000 where
// GENERATED_REQUESTS says so (CONTRIBUTING.md). What comes has to be what the contract documents, which is checked for
// every answer of every test (testing/described-answers.ts).
import { Problem, type Endpoint } from '@broadsheet/api-contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { arbitraryFrom, hostile } from './testing/contract/arbitrary-from-schema.ts';
import { prepareAll, send, type Attempt, type GoodRequest } from './testing/contract/good-request.ts';
import { allEndpoints } from './testing/endpoints.ts';
import { describeEachApi } from './testing/run-api.ts';

const count = Number(process.env['GENERATED_REQUESTS'] ?? 1500);
const isLong = count > 10_000;
// Side by side, as clients come.
const atOnce = 8;
// After so many requests there is little left of what they were made for.
const refurnishAfter = 2_000;
// A safety net; where nothing else runs, the promise.
const hangsAfterMs = isLong ? 2_000 : 30_000;

const asText = (value: unknown): string => (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value));
const sometimes = <T>(other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: other });

interface Made extends Partial<Omit<GoodRequest, 'body'>> {
  readonly endpoint: Endpoint;
}

function requestsTo(endpoint: Endpoint): fc.Arbitrary<Made> {
  const { params, query, body } = endpoint;
  const known = Object.entries<z.ZodType>(query.shape).filter(([name]) => name !== 'wait');
  const values = Object.fromEntries(known.map(([name, schema]) => [name, arbitraryFrom(schema).map(asText)]));
  const inPath = Object.keys(params.shape).map(
    (name) => [name, hostile.map(asText).map((text) => `x${text}`)] as const,
  );
  const header = fc.oneof(
    fc.constantFrom('"1"', '*', '"x"', 'return=minimal', '"'),
    fc.stringMatching(/^[!-~]{1,40}$/),
  );
  return fc.record<Made>({
    // Told by its name, where something fails.
    endpoint: fc.constant({ ...endpoint, [fc.toStringMethod]: () => endpoint.id }),
    query: fc.oneof(
      fc.record(values, { requiredKeys: [] }),
      fc.dictionary(fc.string(), hostile.map(asText), { maxKeys: 1 }),
    ),
    params: sometimes(fc.record(Object.fromEntries(inPath))),
    headers: sometimes(
      fc.dictionary(
        fc.constantFrom('if-match', 'if-none-match', 'prefer', 'idempotency-key', 'accept', 'range'),
        header,
        {
          maxKeys: 2,
        },
      ),
    ),
    key: sometimes(fc.constantFrom('nobody', 'x')),
    json: body ? arbitraryFrom(body) : fc.constant(undefined),
  } as { [Name in keyof Made]-?: fc.Arbitrary<Made[Name]> });
}

const requests = fc.oneof(...allEndpoints.map(requestsTo));

describeEachApi('what is made up from the contract', (api) => {
  const statuses = new Set<number>();
  let attempts = new Map<string, Attempt>();
  let sent = 0;

  const answerTo = async ({ endpoint, ...made }: Made) => {
    const attempt = attempts.get(endpoint.id);
    if (!attempt) throw new Error(`Nothing was prepared for ${endpoint.id}.`);
    const given = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
    const headers = { ...attempt.good.headers, ...made.headers };
    return send(attempt, { ...given, headers });
  };

  const check = async (made: Made) => {
    const { endpoint, ...rest } = made;
    const told = `${endpoint.id} ${JSON.stringify(rest)}`;
    const answer = await within(hangsAfterMs, answerTo(made), told);
    statuses.add(answer.status);
    expect(answer.status, `${told}: ${answer.text}`).toBeLessThan(500);
    if (answer.status >= 400) expect(Problem.parse(answer.body).status).toBe(answer.status);
  };

  test(
    'is answered as the contract says, or refused as it says, and in time',
    async () => {
      const batches = fc.array(requests, { minLength: atOnce, maxLength: atOnce });
      const property = fc.asyncProperty(batches, async (batch) => {
        if (sent % refurnishAfter < atOnce) {
          attempts = new Map((await prepareAll(api())).map((each) => [each.endpoint.id, each]));
        }
        sent += batch.length;
        await Promise.all(batch.map(check));
      });
      await fc.assert(property, { seed: 20_261_123, numRuns: Math.ceil(count / atOnce), endOnFailure: true });
      // Made up well enough to come through now and then, and to fail in every way.
      for (const status of [200, 201, 304, 400, 401, 404, 412, 422]) expect([...statuses]).toContain(status);
    },
    isLong ? 3_600_000 : 180_000,
  );
});

async function within<T>(limitMs: number, promise: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms: ${what}`)), limitMs);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
