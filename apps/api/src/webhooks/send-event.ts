// One attempt to send an event over HTTP.
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { ClosedAddressError, createOpenLookup, findUrlFault } from './open-internet.ts';
import type { SignedEvent } from './sign-event.ts';

/** What came of an attempt. */
export interface Attempt {
  /** Whether the receiver answered with 2xx. */
  readonly isDelivered: boolean;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly error: string | null;
  /** How the body of the answer begins. */
  readonly response: string | null;
  readonly retryAfterMs?: number | undefined;
}

/** Sends events. */
export interface Sender {
  /** Sends an event. Never throws, except where `signal` aborts: then nobody knows whether it arrived. */
  send(url: string, event: SignedEvent, signal?: AbortSignal): Promise<Attempt>;
  /** Closes connections that are not in use. */
  close(): void;
}

interface SenderParts {
  /** Whether events may go into the network that the API itself is in, and without TLS. */
  readonly allowsPrivate: boolean;
  readonly lookup?: LookupFunction;
  readonly timeoutMs?: number;
}

const keptResponse = 1000;

/** A sender. Redirects are not followed: an address that moved has to be changed by whoever manages the webhook. */
export function createSender({ allowsPrivate, lookup = createOpenLookup(), timeoutMs = 15_000 }: SenderParts): Sender {
  const kept = { keepAlive: true, timeout: 30_000, ...(!allowsPrivate && { lookup }) };
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };
  const open = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): ClientRequest => {
    const options = { method: 'POST', headers, signal };
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: agents.https })
      : httpRequest(url, { ...options, agent: agents.http });
  };
  return {
    async send(address, { headers, body }, signal) {
      const begin = performance.now();
      const timeUp = AbortSignal.timeout(timeoutMs);
      const ending = signal ? AbortSignal.any([signal, timeUp]) : timeUp;
      try {
        const fault = allowsPrivate ? undefined : findUrlFault(address);
        if (fault !== undefined) throw new ClosedAddressError(fault);
        const post = () => exchange(open(new URL(address), { ...headers, ...describing(body) }, ending), body);
        return { ...toOutcome(await post()), durationMs: Math.round(performance.now() - begin) };
      } catch (error) {
        if (signal?.aborted) throw error;
        const reason = timeUp.aborted ? `No answer came within ${timeoutMs / 1000} seconds.` : toReason(error);
        const durationMs = Math.round(performance.now() - begin);
        return { isDelivered: false, status: null, durationMs, error: reason, response: null };
      }
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function describing(body: string) {
  return {
    'content-type': 'application/json',
    'content-length': `${Buffer.byteLength(body)}`,
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': 'Broadsheet-Webhooks/1.0',
  };
}

interface Answered {
  readonly answer: IncomingMessage;
  readonly response: string;
}

function exchange(request: ClientRequest, body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    // When the answer has begun, it is the answer that breaks off.
    request.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    request.on('response', (answer) => {
      isAnswered = true;
      void readBeginning(answer).then((response) => resolve({ answer, response }), reject);
    });
    request.end(body);
  });
}

// The status is what counts: an answer that breaks off, or never ends, is one all the same.
async function readBeginning(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= keptResponse) break;
    }
  } catch {
    // What has come is kept.
  }
  const text = Buffer.concat(parts).subarray(0, keptResponse).toString('utf8');
  return text.replaceAll('\u0000', '\uFFFD');
}

function toOutcome({ answer, response }: Answered): Omit<Attempt, 'durationMs'> {
  const status = answer.statusCode ?? 0;
  const isDelivered = status >= 200 && status < 300;
  const seconds = Number(answer.headers['retry-after']);
  return {
    isDelivered,
    status,
    response,
    error: isDelivered ? null : toComplaint(status, answer.headers.location),
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
}

function toComplaint(status: number, location: string | undefined): string {
  if (status < 300 || status >= 400 || location === undefined) return `The receiver answered ${status}.`;
  return `The receiver answered ${status}, that it has moved to ${location.slice(0, 300)}. Redirects are not followed.`;
}

function toReason(error: unknown): string {
  if (!(error instanceof Error)) return 'The receiver cannot be reached.';
  // Of several addresses that were tried, each has an error of its own.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return first instanceof Error ? `Nothing was delivered: ${first.message}` : 'The receiver cannot be reached.';
}
