// When a call is sent again, and after how long.
import type { Endpoint } from './endpoint.ts';
import { ProblemError } from './problem-error.ts';

/** How patient a client is. */
export interface Patience {
  /** How often a call that failed in passing is sent again at most; 2 where nothing is said, 0 for never. */
  readonly retries?: number;
  /**
   * How long a call may wait between its attempts, all in all, in milliseconds; 30,000 where nothing is said. Where the
   * API asks for more (`Retry-After`), its refusal is thrown at once.
   */
  readonly maxWaitMs?: number;
}

/**
 * What `attempt` gives, tried again where it fails in passing and `endpoint` may be called again. Throws what the last
 * attempt threw, and the reason of `signal` as soon as it aborts.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { endpoint, signal, retries = 2, maxWaitMs = 30_000 }: Patience & Call,
): Promise<T> {
  let waitedMs = 0;
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal?.aborted === true || failures >= retries || !isWorthRepeating(endpoint, error)) throw error;
      const pauseMs = pauseAfter(error, failures);
      waitedMs += pauseMs;
      if (waitedMs > maxWaitMs) throw error;
      await pause(pauseMs, signal);
    }
  }
}

interface Call {
  readonly endpoint: Endpoint;
  readonly signal?: AbortSignal | undefined;
}

const passing = [429, 502, 503, 504];

/**
 * Reads may always be repeated, and so may every POST, since it carries an `Idempotency-Key`. A PATCH or DELETE may not,
 * where it could have been done: the version that it names would then be the former one, and the caller would be told
 * that somebody else has changed what they changed themselves. Only 429 says for sure that nothing was done.
 */
function isWorthRepeating({ method }: Endpoint, error: unknown): boolean {
  if (!(error instanceof ProblemError)) return isRepeatable(method) && !(error instanceof SyntaxError);
  const { status, code } = error.problem;
  if (!isRepeatable(method)) return status === 429;
  return passing.includes(status) || code === 'request-in-flight';
}

function isRepeatable(method: Endpoint['method']): boolean {
  return method === 'GET' || method === 'POST';
}

const firstPauseMs = 300;
const longestPauseMs = 10_000;

// Twice as long each time, anywhere in between, so that many clients do not come back at the same moment.
function pauseAfter(error: unknown, failures: number): number {
  const jitterMs = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
  const askedSeconds = error instanceof ProblemError ? error.retryAfterSeconds : undefined;
  return jitterMs + (askedSeconds ?? 0) * 1000;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
