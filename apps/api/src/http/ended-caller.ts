// An answer that goes on and on must not go on to somebody whose key or session has ended in the meantime.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../caller.ts';
import { Refusal } from '../refusal.ts';
import { lookUpCaller, namesCaller, type FindCaller } from './callers.ts';

// Within a second, whoever ended it and wherever.
const lookEveryMs = 800;

interface Answering {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
}

/** A signal that aborts when what `caller` came with is no longer good, or no longer for the same. */
export function endedSignal({ request, response, caller }: Answering, findCaller: FindCaller): AbortSignal {
  const ended = new AbortController();
  if (!namesCaller(request)) return ended.signal;
  const look = async () => {
    const now = await lookUpCaller(request, findCaller);
    if (now.holder !== caller.holder || now.user?.role !== caller.user?.role) ended.abort();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      // Where the database is away, nothing is known, and nothing new can be told either.
      if (error instanceof Refusal) ended.abort();
    });
  }, lookEveryMs);
  response.once('close', () => clearInterval(timer));
  ended.signal.addEventListener('abort', () => clearInterval(timer));
  return ended.signal;
}
