// The routes as one router: each path with its methods, and a clear refusal of every other method.
import type { Endpoint } from '@broadsheet/api-contract';
import express, { type Request, type Response, type Router } from 'express';
import { anonymous, type Caller } from '../caller.ts';
import type { AnswerCache } from './answer-cache.ts';
import { Refusal } from '../refusal.ts';
import { answerPreflight, letAnybodyRead } from './cors.ts';
import type { Route } from './endpoint-handler.ts';
import { readerAddress } from './reader-address.ts';
import { toAnswer } from './reply.ts';
import { sendAnswer } from './send-answer.ts';

export interface RouterParts {
  /** The secret by which the site is known. */
  readonly proxyKey: string;
  /** Who holds `token`; undefined where nobody does. */
  readonly findCaller: (token: string) => Promise<Caller | undefined>;
  /** Aborts when the server begins to stop. */
  readonly ending: AbortSignal;
  /** Where answers are kept. */
  readonly answers: AnswerCache;
}

/** A router that answers `routes`. */
export function createEndpointRouter(routes: readonly Route[], parts: RouterParts): Router {
  const router = express.Router({ caseSensitive: true });
  for (const each of routes) {
    const { endpoint } = each;
    router[methods[endpoint.method]](toExpressPath(endpoint), async (request, response) => {
      if (isPublicRead(endpoint)) letAnybodyRead({ request, response });
      const caller = await readCaller(request, parts);
      const address = readerAddress(request, parts.proxyKey);
      const untilGone = () => AbortSignal.any([parts.ending, goneSignal(response)]);
      const reply = await each.handle({ request, response }, { caller, readerAddress: address, untilGone });
      const answer = toAnswer(reply, endpoint, request);
      const shared = await sendAnswer(answer, endpoint, { request, response });
      if (shared && each.isKept) parts.answers.keep({ request, response }, shared);
    });
  }
  const openPaths = new Set(
    routes
      .map(({ endpoint }) => endpoint)
      .filter(isPublicRead)
      .map(toExpressPath),
  );
  for (const [path, allowed] of methodsByPath(routes)) {
    router.all(path, (request, response) => {
      response.set('allow', allowed.join(', '));
      if (request.method === 'OPTIONS') {
        if (openPaths.has(path)) answerPreflight({ request, response });
        response.status(204).end();
      } else {
        throw new Refusal(
          'method-not-allowed',
          `${request.method} is not for this address, only ${allowed.join(', ')}.`,
        );
      }
    });
  }
  return router;
}

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const;

function isPublicRead({ method, access }: Endpoint): boolean {
  return method === 'GET' && access === 'public';
}

function toExpressPath({ path }: Endpoint): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { endpoint } of routes) {
    const path = toExpressPath(endpoint);
    const known = byPath.get(path) ?? ['OPTIONS'];
    byPath.set(path, [...known, ...(endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method])]);
  }
  return byPath;
}

async function readCaller({ headers }: Request, { findCaller }: RouterParts): Promise<Caller> {
  if (headers.authorization === undefined) return anonymous;
  const token = /^Bearer +(\S+) *$/i.exec(headers.authorization)?.[1];
  const caller = token === undefined ? undefined : await findCaller(token);
  if (!caller) throw new Refusal('key-required', 'The key in Authorization is not known, or no longer valid.');
  return caller;
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
