// The limits stand in front of everything, also of the answers that are kept: whoever asks too often is told so at the
// least cost.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { toAddressGroup } from '@broadsheet/service';
import { limitHeadersOf } from '../limits/limit-headers.ts';
import { policyOf, type Limits } from '../limits/limit-settings.ts';
import type { RateLimits, Verdict } from '../limits/rate-limits.ts';
import { callerOf, namesCaller, type FindCaller } from './callers.ts';
import { letAnybodyRead } from './cors.ts';
import { toProblem } from './problem.ts';
import { originOf, type Trust } from './reader-address.ts';
import { writeProblem } from './write-problem.ts';

/** What the limits are made of, and by what askers are known. */
export interface LimitParts extends Trust {
  readonly limits: Limits;
  readonly rateLimits: RateLimits;
  readonly findCaller: FindCaller;
}

/** Answers a request, with these headers besides: names and values by turns. */
export type FrontListener = (request: IncomingMessage, response: ServerResponse, headers: readonly string[]) => void;

/** Lets through to `listener` what is within the limits, and answers 429 to the rest. */
export function behindLimits(listener: FrontListener, parts: LimitParts): RequestListener {
  const pass = (verdict: Verdict | undefined, request: IncomingMessage, response: ServerResponse) => {
    if (!verdict) listener(request, response, []);
    else if (verdict.isAllowed) listener(request, response, limitHeadersOf(verdict));
    else refuse(verdict, request, response);
  };
  return (request, response) => {
    const verdict = judge(request, parts);
    if (verdict instanceof Promise) void verdict.then((said) => pass(said, request, response));
    else pass(verdict, request, response);
  };
}

function judge(request: IncomingMessage, parts: LimitParts): Verdict | undefined | Promise<Verdict | undefined> {
  const { address, isSite } = originOf(request, parts);
  if (isSite) return undefined;
  if (!namesCaller(request)) return take(request, parts, { address });
  // A key that nobody holds counts for the address that tries it.
  return callerOf(request, parts.findCaller).then(
    ({ holder }) => take(request, parts, { holder, address }),
    () => take(request, parts, { address }),
  );
}

function take(
  { method }: IncomingMessage,
  { limits, rateLimits }: LimitParts,
  { holder, address }: { holder?: string | undefined; address: string },
) {
  const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const policy = policyOf(limits, { isRead, hasKey: holder !== undefined });
  return policy && rateLimits.take(holder ?? `address:${toAddressGroup(address)}`, policy);
}

function refuse(verdict: Verdict, request: IncomingMessage, response: ServerResponse): void {
  const { policy, retrySeconds } = verdict;
  const isRead = policy.name === 'reads';
  const wait = `Wait ${retrySeconds === 1 ? 'a second' : `${retrySeconds} seconds`}.`;
  const problem = toProblem(
    'too-many-requests',
    `Of ${policy.perMinute} ${policy.name} a minute none is left. ${wait}`,
  );
  if (isRead) letAnybodyRead({ request, response });
  const [policyName = '', policyValue = '', name = '', value = ''] = limitHeadersOf(verdict);
  const headers = { [policyName]: policyValue, [name]: value, 'retry-after': `${retrySeconds}` };
  writeProblem({ request, response }, problem, headers);
}
