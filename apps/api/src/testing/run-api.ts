// The API as it runs, over a newsroom of a test: asked through the client, and as bare HTTP.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createClient, type Client } from '@broadsheet/api-contract';
import type { Scope } from '@broadsheet/domain';
import { listen, trustNobody, type StreamLimits, type TrustedProxies } from '@broadsheet/service';
import { afterAll, beforeAll } from 'vitest';
import { createApi } from '../app.ts';
import type { Dialect } from '../database/dialect.ts';
import { dialects } from '../database/testing/each-database.ts';
import { createCallerFinder } from '../find-caller.ts';
import { createHttpServer, usualPatience, type Patience } from '../http/http-server.ts';
import { createKey } from '../keys/keys.actions.ts';
import { assertDescribed } from './described-answers.ts';
import type { Limits } from '../limits/limit-settings.ts';
import { openRateLimits } from '../limits/open-rate-limits.ts';
import { describeNewsroom, type TestNewsroom } from './test-newsroom.ts';

export const adminToken = 'the-admin-token-of-tests';
export const proxyKey = 'the-proxy-key-of-tests';

/** How a test's API differs from the usual one. */
export interface TestSettings extends Partial<Patience> {
  /** Requests a minute. Where nothing is said, more than a test sends. */
  readonly limits?: Partial<Limits>;
  readonly trustedProxies?: TrustedProxies;
  readonly cdnMaxAge?: number;
  readonly mostAtOnce?: number;
  readonly streamLimits?: StreamLimits;
}

const plenty = 10_000_000;
const plentyOfAll: Limits = { reads: plenty, writes: plenty, keyReads: plenty, keyWrites: plenty };

/** What is sent beside method and address. */
interface Sent {
  /** A token, `admin` for the admin's own; none without it. */
  readonly key?: string | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: RequestInit['body'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON in it, `undefined` where there is none. */
  readonly body: unknown;
}

/** An API that runs. */
export interface TestApi {
  readonly newsroom: TestNewsroom;
  readonly server: Server;
  readonly port: number;
  readonly baseUrl: string;
  readonly admin: Client;
  /** A client without a key. */
  readonly reader: Client;
  /** Sends a request: `ask('GET /v1/articles')`. Redirects are not followed. */
  readonly ask: (request: string, sent?: Sent) => Promise<Answer>;
  /** The token of a new key with these scopes. */
  keyWith(...scopes: readonly Scope[]): Promise<string>;
  /** A client with a new key with these scopes. */
  clientWith(...scopes: readonly Scope[]): Promise<Client>;
  stop(): Promise<void>;
}

/** Describes `what` once for each database, with an API that runs over an empty newsroom. */
export function describeEachApi(what: string, tests: (api: () => TestApi) => void): void {
  for (const dialect of dialects) describeApi(dialect, what, tests);
}

/** Describes `what` on one database, where the other would only say the same again. */
export function describeApi(dialect: Dialect, what: string, tests: (api: () => TestApi) => void): void {
  describeNewsroom(dialect, what, (newsroom) => {
    let api: TestApi | undefined;
    beforeAll(async () => {
      api = await runApi(newsroom());
    });
    afterAll(() => api?.stop());
    tests(() => {
      if (!api) throw new Error('The API runs while tests run.');
      return api;
    });
  });
}

/** Runs the API over `newsroom`, until it is stopped. */
export async function runApi(newsroom: TestNewsroom, settings: TestSettings = {}): Promise<TestApi> {
  const { limits, trustedProxies = trustNobody, cdnMaxAge = 0, mostAtOnce = 2_000, ...more } = settings;
  const { streamLimits = { most: 1_000, mostEach: 1_000 }, ...patience } = more;
  const ending = new AbortController();
  const findCaller = createCallerFinder(newsroom, adminToken);
  const rateLimits = openRateLimits(newsroom, newsroom.address, proxyKey);
  const parts = {
    proxyKey,
    trustedProxies,
    cdnMaxAge,
    mostAtOnce,
    streamLimits,
    limits: { ...plentyOfAll, ...limits },
    rateLimits,
    findCaller,
    publicUrl: 'http://site.example/api',
    newspaper: { name: 'The Example', url: 'http://site.example' },
    ending: ending.signal,
  };
  const server = createHttpServer(createApi(newsroom, parts), { ...usualPatience, ...patience });
  const port = await listen(server, 0);
  const baseUrl = `http://127.0.0.1:${port}`;
  const keyWith = async (...scopes: Scope[]) =>
    (await createKey(newsroom, { name: 'a test', scopes, expiresAt: null })).token;
  const clientOf = (key?: string) =>
    createClient({ baseUrl, fetch: describedFetch, retries: 0, ...(key !== undefined && { key }) });
  return {
    newsroom,
    server,
    port,
    baseUrl,
    admin: clientOf(adminToken),
    reader: clientOf(),
    ask: (request, sent) => ask(baseUrl, request, sent),
    keyWith,
    clientWith: async (...scopes) => clientOf(await keyWith(...scopes)),
    async stop() {
      ending.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      rateLimits.close();
    },
  };
}

async function ask(baseUrl: string, request: string, { key, json, body, headers }: Sent = {}): Promise<Answer> {
  const [method = '', ...path] = request.split(' ');
  const response = await fetch(`${baseUrl}${path.join(' ')}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { authorization: `Bearer ${key === 'admin' ? adminToken : key}` }),
      ...headers,
    },
    ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined && { body }),
  });
  const text = await response.text();
  const { status, headers: received } = response;
  assertDescribed({ method, path: path.join(' '), status, headers: received, text });
  return { status: response.status, headers: response.headers, text, body: readJson(text) };
}

const describedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { status, headers, url } = response;
  const { pathname, search } = new URL(url);
  const isStream = headers.get('content-type')?.includes('json') === false;
  const text = isStream ? '' : await response.clone().text();
  assertDescribed({ method: init?.method ?? 'GET', path: `${pathname}${search}`, status, headers, text });
  return response;
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
