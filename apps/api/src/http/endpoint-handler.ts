// One endpoint of the contract, answered: ask for the rights, parse what came in, run the handler.
import type { AnswerOf, BodyOf, Endpoint, MediaType, ParamsOf, QueryOf } from '@broadsheet/api-contract';
import { assertIdentified, assertMayAtAll, type Caller } from '../caller.ts';
import { readPrecondition, type Precondition } from './etag.ts';
import { pickFields } from './pick-fields.ts';
import { parseBody, parseParameters } from './parse-input.ts';
import { readBytes, readJsonBody } from './read-body.ts';
import type { Content, Created, Exchange, Moved, WithHeaders } from './reply.ts';

/** What a handler is called with. */
export interface Call<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  /** As the contract has it; as bare JSON where the endpoint judges the parts of it. */
  readonly body: E extends { judgesParts: true } ? unknown : BodyOf<E>;
  readonly caller: Caller;
  readonly readerAddress: string;
  /** What `If-Match` said. Only there where the endpoint needs it. */
  readonly precondition: E extends { needsIfMatch: true } ? Precondition : undefined;
  /** Of JSON and the endpoint's own media types, the one that the client likes best. */
  readonly accepted: MediaType | 'application/json';
  /** A header of the request, by its name in lower case. For what belongs to one endpoint alone. */
  readonly header: (name: string) => string | undefined;
  /** A signal that aborts when the client has gone, or the server begins to stop. Few handlers wait for anything. */
  readonly untilGone: () => AbortSignal;
}

/** An endpoint with what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** Whether readers without a key may be answered from the cache. */
  readonly isKept: boolean;
  /** Throws where `sender` may not call it, and otherwise reads the body: none where the endpoint takes none. */
  admit(exchange: Exchange, sender: Sender): Promise<Uint8Array>;
  handle(exchange: Exchange, sender: Sender): Promise<unknown>;
}

/** Who sent a request, and how long it is worth waiting for its answer. */
export type Sender = Pick<Call<Endpoint>, 'caller' | 'readerAddress' | 'untilGone'>;

const usualBody = 64_000;

export interface RouteOptions {
  /** How many bytes a body may have. */
  readonly bodyLimit?: number;
  /** False where the answer is made of more than the change log tells of. */
  readonly isKept?: boolean;
}

/** What a handler of `E` may return. Where the contract names media types besides JSON, content of one of them. */
type Answered<E extends Endpoint> =
  | AnswerOf<E>
  | Created<AnswerOf<E>>
  | WithHeaders<AnswerOf<E> | Created<AnswerOf<E>>>
  | Moved
  | (E extends { media: readonly string[] } ? Content : never);

/** Answers `endpoint` with what `handler` returns. */
export function route<E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<Answered<E>>,
  { bodyLimit = usualBody, isKept = endpoint.method === 'GET' && endpoint.access === 'public' }: RouteOptions = {},
): Route {
  return {
    endpoint,
    isKept,
    async admit(exchange, { caller }) {
      assertAdmitted(endpoint, caller);
      return endpoint.body ? readBytes(exchange, bodyLimit) : new Uint8Array();
    },
    async handle(exchange, sender) {
      const { request } = exchange;
      assertAdmitted(endpoint, sender.caller);
      const call = {
        params: parseParameters(endpoint.params, request.params),
        query: parseParameters(endpoint.query, request.query),
        body: endpoint.body && parseWhole(endpoint, await readJsonBody(exchange, bodyLimit)),
        ...sender,
        accepted: chooseMedia(endpoint, exchange),
        header: (name: string) => request.get(name),
        precondition: endpoint.needsIfMatch ? readPrecondition(request.headers['if-match']) : undefined,
      };
      // Parsed by the endpoint's own schemas; that their types are those of E is more than TypeScript can follow.
      return pickFields(await handler(call as Call<E>), endpoint, call.query);
    },
  };
}

function assertAdmitted({ access }: Endpoint, caller: Caller): void {
  if (access === 'identified') assertIdentified(caller);
  else if (access !== 'public') assertMayAtAll(caller, access);
}

function parseWhole({ body, judgesParts }: Endpoint, json: unknown): unknown {
  return body && !judgesParts ? parseBody(body, json) : json;
}

function chooseMedia({ answer, media = [] }: Endpoint, { request, response }: Exchange): Call<Endpoint>['accepted'] {
  const offered = [...(answer ? (['application/json'] as const) : []), ...media];
  if (offered.length > 1) response.vary('Accept');
  const liked = request.accepts(...offered);
  // Whoever accepts none of them is better off with what there is than with nothing (RFC 9110, 12.5.1).
  return offered.find((type) => type === liked) ?? offered[0] ?? 'application/json';
}
