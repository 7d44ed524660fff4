// Readers whose addresses nobody else has left comments in every state. Whoever may not moderate or export asks every
// route for everything, and finds no address anywhere, in whatever form.
import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@broadsheet/api-contract';
import { allScopes, isPermittedAtAll } from '@broadsheet/domain';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertArticle, put } from './comments/testing/discussion.ts';
import { createBan } from './moderation/bans.actions.ts';
import { gatherAskers } from './testing/askers.ts';
import { foundIn, formsOf } from './testing/canary.ts';
import { allEndpoints, exampleOf, pathTo } from './testing/endpoints.ts';
import { furnish, type Furnished } from './testing/furnish.ts';
import { runApi, type TestApi } from './testing/run-api.ts';
import { openTestNewsroom } from './testing/test-newsroom.ts';

const statuses = ['approved', 'pending', 'rejected', 'spam'] as const;
const emailOf = (status: string) => `Wagtail.${status}@Nightjar-Post.example`;
const addressOf = (status: string) => `203.0.113.${151 + statuses.findIndex((each) => each === status)}`;

interface Asked {
  readonly who: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A word that tells a private address, and everything that is kept of one. */
async function listNeedles({ newsroom }: TestApi): Promise<string[]> {
  const plain = statuses.flatMap((status) => [emailOf(status), `wagtail.${status}`, addressOf(status)]);
  const kept = await newsroom.db
    .selectFrom('comments')
    .select(['email_sealed', 'email_hash', 'ip_sealed', 'ip_hash', 'fingerprint', 'author_hash'])
    .execute();
  const stored = kept.flatMap((row) => Object.values(row)).filter((value) => value !== null);
  return [...new Set([...[...plain, 'nightjar-post.example'].flatMap(formsOf), ...stored])];
}

async function leaveComments({ newsroom, reader }: TestApi, { article }: Furnished): Promise<string[]> {
  const ids: string[] = [];
  const articles = [article.id, await insertArticle(newsroom)];
  for (const articleId of articles) {
    for (const status of statuses) {
      const fields = { status, name: 'Somebody', body: `A ${status} comment on lentils.` };
      const first = await put(newsroom, articleId, { ...fields, email: emailOf(status), ipAddress: addressOf(status) });
      const reply = { ...fields, parentId: first, email: emailOf(status), ipAddress: addressOf(status) };
      ids.push(first, await put(newsroom, articleId, reply));
    }
  }
  await createBan(newsroom, { kind: 'email', value: emailOf('spam'), reason: '', expiresAt: null });
  await reader.personalData.request({ body: { email: emailOf('approved') } });
  return ids;
}

/** What is asked of `endpoint`: as it is, with each example of each parameter, with something wrong, for each comment. */
function requestsTo(endpoint: Endpoint, there: Furnished, ids: readonly string[]): string[] {
  const isOnComment = endpoint.path.startsWith('/v1/comments/{');
  const paths = isOnComment ? ids.map((id) => pathTo(endpoint, there, id)) : [pathTo(endpoint, there)];
  const parameters = Object.entries<z.ZodType>(endpoint.query.shape);
  const required = parameters
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name, schema]) => [name, textOf(schema.meta()?.examples?.[0])] as const);
  const queries = parameters.flatMap(([name, schema]) =>
    [...(schema.meta()?.examples ?? []), emailOf('approved')]
      .filter((value) => !name.includes('wait') && typeof value !== 'object')
      .map((value) => ({ ...Object.fromEntries(required), [name]: textOf(value) })),
  );
  const all = [Object.fromEntries(required), ...queries, { ...Object.fromEntries(required), fields: 'email', q: 'x' }];
  return paths.flatMap((path, index) =>
    (index === 0 ? all : all.slice(0, 1)).map((query) => `${path}?${new URLSearchParams(query).toString()}`),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? 'x');
}

/** The answer as text, with its headers. A stream is read for a moment. What was asked itself is no news to who asked. */
async function ask(
  api: TestApi,
  { endpoint, target, accept }: { endpoint: Endpoint; target: string; accept: string },
  { headers }: Asked,
): Promise<string> {
  const { method, body } = endpoint;
  const isStream = accept === 'text/event-stream';
  const response = await fetch(api.baseUrl + target, {
    method,
    headers: { accept, ...headers, ...(body && { 'content-type': 'application/json' }), 'last-event-id': '0' },
    ...(body && { body: JSON.stringify(exampleOf(endpoint)) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(isStream ? 400 : 30_000),
  });
  const said = JSON.stringify([...response.headers]);
  const texts = [said];
  try {
    for await (const bytes of response.body ?? []) texts.push(Buffer.from(bytes).toString());
  } catch (error) {
    if (!isStream) throw error;
  }
  const echoed = decodeURIComponent(target.split('?')[1]?.replaceAll('+', ' ') ?? '');
  const values = [...new URLSearchParams(echoed).values(), ...new URLSearchParams(target.split('?')[1]).values()];
  return values
    .filter((value) => value.includes('@'))
    .reduce((text, value) => text.replaceAll(value, '').replaceAll(encodeURIComponent(value), ''), texts.join('\n'));
}

// Writes are asked for with nothing but the contract's examples, and what they would end is not there.
const isAsked = ({ id, method, access }: Endpoint) =>
  method === 'GET' || (access !== 'public' && method === 'POST') || id === 'submitComment' || id === 'reportComment';

describe('an address that somebody left', () => {
  let newsroom: Awaited<ReturnType<typeof openTestNewsroom>>;
  let running: TestApi;
  const api = () => running;
  beforeAll(async () => {
    newsroom = await openTestNewsroom('sqlite');
    running = await runApi(newsroom);
  });
  afterAll(async () => {
    await running.stop();
    await newsroom.drop();
  });

  test('is found by nobody who may not moderate or export, wherever they look', { timeout: 60_000 }, async () => {
    const there = await furnish(api());
    const ids = await leaveComments(api(), there);
    const needles = await listNeedles(api());
    const mayKnow = ['comments:moderate', 'newsroom:export'] as const;
    const askers = (await gatherAskers(api())).filter(
      ({ holder }) => !mayKnow.some((scope) => isPermittedAtAll(holder, scope)),
    );
    const others = allScopes.filter((scope) => !mayKnow.some((each) => each === scope));
    const everyOther = { authorization: `Bearer ${await api().keyWith(...others)}` };
    const thorough: Asked[] = [
      { who: 'a reader', headers: {} },
      { who: 'a key for everything else', headers: everyOther },
    ];
    const brief = askers.map(({ name, headers }) => ({ who: name, headers }));
    const leaks: string[] = [];
    let answers = 0;
    const look = async (endpoint: Endpoint, target: string, who: Asked, accept = '*/*') => {
      const found = foundIn(await ask(api(), { endpoint, target, accept }, who), needles);
      answers += 1;
      if (found.length > 0) leaks.push(`${endpoint.method} ${target} tells ${who.who} ${found.join(', ')}`);
    };
    for (const endpoint of allEndpoints.filter(isAsked)) {
      const targets = requestsTo(endpoint, there, ids);
      for (const who of thorough) {
        const asked = endpoint.method === 'GET' ? targets : targets.slice(0, 1);
        await Promise.all(asked.map((target) => look(endpoint, target, who)));
        const isStream = endpoint.media?.includes('text/event-stream') === true;
        if (isStream) await look(endpoint, targets[0] ?? '', who, 'text/event-stream');
      }
      if (endpoint.method !== 'GET') continue;
      await Promise.all(brief.map((who) => look(endpoint, targets[0] ?? '', who)));
    }
    for (const path of ['/openapi.json', '/docs', '/livez', '/readyz', `/v1/${randomUUID()}`]) {
      const text = await (await fetch(api().baseUrl + path)).text();
      leaks.push(...foundIn(text, needles));
    }
    expect(leaks).toEqual([]);
    expect(answers).toBeGreaterThan(800);
  });

  test('is not found by searching for it, or for a part of it', async () => {
    const { reader } = api();
    for (const q of [emailOf('approved'), 'wagtail', 'nightjar-post', 'nightjar', addressOf('approved')]) {
      expect((await reader.search.find({ q })).items).toEqual([]);
    }
  });

  test('is found by those who may know it, so that this test would see it', async () => {
    const answer = await api().ask('GET /v1/comments?status=pending&limit=100', { key: 'admin' });
    const found = foundIn(answer.text, await listNeedles(api()));
    expect(found).toEqual(expect.arrayContaining([emailOf('pending'), addressOf('pending')]));
  });
});
