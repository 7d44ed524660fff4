// The same answer to the same request, for a day.
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findAnswer, insertAnswer, type Kept } from './idempotency.store.ts';
import { onceFor, type RepeatableRequest } from './receipt.ts';
import { keyReused } from './do-once.ts';

/** A request that came with a key. */
export interface KeyedRequest {
  readonly key: string;
  /** Whose key it is: another one's same key is another key. */
  readonly holder: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly body: Uint8Array;
}

/** Answers a request by `answer`, unless it was answered before. */
export type AnswerOnce = (request: KeyedRequest, answer: () => Promise<Answer>) => Promise<Answer>;

/**
 * Answers each request once, and every repetition with the same. Throws `idempotency-key-reused` where the key came with
 * another request before, and `request-in-flight` while this process is still at the first one.
 */
export function createAnswerOnce(newsroom: Newsroom): AnswerOnce {
  const { vault, db } = newsroom;
  const inFlight = new Map<string, string>();
  return async (keyed, answer) => {
    const asked = toRepeatable(vault, keyed);
    const kept = await findAnswer(db, asked.request);
    if (kept) return replay(vault, kept, asked);
    const other = inFlight.get(asked.request);
    if (other !== undefined) throw other === asked.fingerprint ? stillInFlight() : keyReused();
    inFlight.set(asked.request, asked.fingerprint);
    try {
      return await keep(newsroom, asked, await onceFor(asked, answer));
    } finally {
      inFlight.delete(asked.request);
    }
  };
}

function toRepeatable(vault: Newsroom['vault'], keyed: KeyedRequest): RepeatableRequest {
  const { key, holder, method, target, body } = keyed;
  return {
    request: vault.hash('request', holder, key),
    fingerprint: vault.hash('request', method, target, hash('sha256', body, 'base64url')),
  };
}

/** Keeps `answer` where it is a success. Returns the one that is kept: another process may have been faster. */
async function keep({ db, vault, now }: Newsroom, asked: RepeatableRequest, answer: Answer): Promise<Answer> {
  const { status, headers, body } = answer;
  // A stream is not held in memory; the endpoints that write answer in one piece.
  if (status >= 300 || (body !== undefined && typeof body !== 'string')) return answer;
  const sealed = vault.seal(JSON.stringify({ status, headers, body }));
  if (await insertAnswer(db, asked, { sealed, now: now() })) return answer;
  const kept = await findAnswer(db, asked.request);
  return kept ? replay(vault, kept, asked) : answer;
}

function replay(vault: Newsroom['vault'], { fingerprint, sealed }: Kept, asked: RepeatableRequest): Answer {
  if (fingerprint !== asked.fingerprint) throw keyReused();
  const { status, headers, body } = KeptAnswer.parse(JSON.parse(vault.open(sealed)));
  return { status, headers: { ...headers, 'idempotency-replayed': 'true' }, body };
}

const KeptAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
});

function stillInFlight(): Refusal {
  return new Refusal('request-in-flight', 'The same request is still being answered. Send it again in a moment.');
}
