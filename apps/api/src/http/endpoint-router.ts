// The routes as one router: each path with its methods, and a clear refusal of every other method.
import type { Endpoint } from '@broadsheet/api-contract';
import { cdnHeaders, toAddressGroup, type OpenStreams } from '@broadsheet/service';
import express, { type Response, type Router } from 'express';
import type { AnswerOnce } from '../idempotency/answer-once.ts';
import { readIdempotencyKey } from '../idempotency/idempotency-key.ts';
import { Refusal } from '../refusal.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Load } from './behind-overload.ts';
import { callerOf, type FindCaller } from './callers.ts';
import { answerPreflight, letAnybodyRead } from './cors.ts';
import { deprecationHeaders, withDeprecation } from './deprecation.ts';
import { endedSignal } from './ended-caller.ts';
import type { Route, Sender } from './endpoint-handler.ts';
import { originOf, type Trust } from './reader-address.ts';
import { isShared, toAnswer, type Answer, type Exchange } from './reply.ts';
import { assertSameOrigin } from './same-origin.ts';
import { sendAnswer } from './send-answer.ts';
import { admitStream } from './stream-limits.ts';

export interface RouterParts extends Trust {
  readonly findCaller: FindCaller;
  /** Where the API is reached through the site. */
  readonly publicUrl: string;
  /** Aborts when the server begins to stop. */
  readonly ending: AbortSignal;
  /** What is being answered. */
  readonly load: Load;
  /** The streams that are open. */
  readonly streams: OpenStreams;
  /** Where answers are kept. */
  readonly answers: AnswerCache;
  readonly answerOnce: AnswerOnce;
  /** The tags under which others may keep an answer. */
  readonly surrogateTagsOf: (endpoint: Endpoint, reply: unknown) => readonly string[];
  /** For how many seconds those may keep it who drop it by its tags; 0 where nobody does. */
  readonly cdnMaxAge: number;
}

/** A router that answers `routes`. */
export function createEndpointRouter(routes: readonly Route[], parts: RouterParts): Router {
  const router = express.Router({ caseSensitive: true });
  for (const [path, ofPath] of groupByPath(routes)) {
    for (const each of ofPath) answerRoute(router, each, parts);
    refuseOthers(router, path, ofPath);
  }
  return router;
}

function answerRoute(router: Router, each: Route, parts: RouterParts): void {
  const { endpoint } = each;
  router[methods[endpoint.method]](toExpressPath(endpoint), async (request, response) => {
    if (isPublicRead(endpoint)) letAnybodyRead({ request, response });
    // Refusals say it, too.
    response.set(deprecationHeaders(endpoint));
    assertSameOrigin(request, parts.publicUrl);
    const caller = await callerOf(request, parts.findCaller);
    const { address } = originOf(request, parts);
    const untilGone = () => {
      parts.load.leaveWaiting(response);
      const ended = endedSignal({ request, response, caller }, parts.findCaller);
      return AbortSignal.any([parts.ending, goneSignal(response), ended]);
    };
    const answer = await answerCall(each, { request, response }, { caller, readerAddress: address, untilGone }, parts);
    if (answer.headers['content-type'] === 'text/event-stream') {
      admitStream(parts.streams, response, caller.holder ?? `reader ${toAddressGroup(address)}`);
      parts.load.leaveWaiting(response);
    }
    const sent = await sendAnswer(withDeprecation(answer, endpoint), { request, response });
    if (sent && each.isKept && isShared(endpoint, request)) parts.answers.keep(request, sent);
  });
}

/** The answer to a call. A POST with an Idempotency-Key gets the same one however often it is sent. */
async function answerCall(each: Route, exchange: Exchange, sender: Sender, parts: RouterParts): Promise<Answer> {
  const { request } = exchange;
  const { method, originalUrl: target } = request;
  const answer = async () => {
    const reply = await each.handle(exchange, sender);
    return tagged(toAnswer(reply, each.endpoint, request), { each, request, reply }, parts);
  };
  const header = method === 'POST' ? request.get('idempotency-key') : undefined;
  if (header === undefined) return answer();
  const body = await each.admit(exchange, sender);
  const holder = sender.caller.holder ?? `reader ${toAddressGroup(sender.readerAddress)}`;
  return parts.answerOnce({ key: readIdempotencyKey(header), holder, method, target, body }, answer);
}

/** With the tags by which others may keep it, where all readers without a key get the same. */
function tagged(
  answer: Answer,
  { each, request, reply }: { each: Route; request: Exchange['request']; reply: unknown },
  { surrogateTagsOf, cdnMaxAge }: RouterParts,
): Answer {
  const isTagged = each.isKept && answer.status === 200 && isShared(each.endpoint, request);
  if (!isTagged) return answer;
  return { ...answer, headers: { ...answer.headers, ...cdnHeaders(surrogateTagsOf(each.endpoint, reply), cdnMaxAge) } };
}

function refuseOthers(router: Router, path: string, ofPath: readonly Route[]): void {
  const endpoints = ofPath.map(({ endpoint }) => endpoint);
  const allowed = ['OPTIONS', ...endpoints.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))];
  router.all(path, (request, response) => {
    response.set('allow', allowed.join(', '));
    if (request.method === 'OPTIONS') {
      if (endpoints.some(isPublicRead)) answerPreflight({ request, response });
      response.status(204).end();
      return;
    }
    throw new Refusal('method-not-allowed', `${request.method} is not for this address, only ${allowed.join(', ')}.`);
  });
}

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const;

/** Whether everybody may read it, and gets the same. */
function isPublicRead({ method, access, knowsAuthor }: Endpoint): boolean {
  return method === 'GET' && access === 'public' && !knowsAuthor;
}

function toExpressPath({ path }: Endpoint): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Paths with their routes. What is a word or an ending in one comes before what is any name in another. */
function groupByPath(routes: readonly Route[]): [string, Route[]][] {
  const order = (path: string) => path.replace(/:\w+(?=\/|$)/g, '\uffff');
  return [...Map.groupBy(routes, ({ endpoint }) => toExpressPath(endpoint))].sort(([one], [other]) =>
    order(one) < order(other) ? -1 : 1,
  );
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
