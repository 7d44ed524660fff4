import { z } from 'zod';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { claimWrite, getValue, keepValue } from './idempotency.store.ts';
import type { Step } from './receipt.ts';

interface Open {
  readonly db: Newsroom['db'];
  readonly now: string;
}

/**
 * Runs `work` in a transaction that is open already, unless the same step of the same request has been run before: then
 * its value is that of the first run. The value is kept as JSON, in the transaction that `work` writes in; it goes through
 * JSON the first time, too, so that whoever gets it sees no difference, and is a T as far as a T is JSON. Throws
 * `idempotency-key-reused` where the key came with another request.
 */
export async function doOnce<T>(
  vault: Newsroom['vault'],
  { db, now, step }: Open & { step: Step },
  work: () => Promise<T>,
): Promise<T> {
  if (await claimWrite(db, step, now)) {
    const json = JSON.stringify({ value: await work() });
    await keepValue(db, step, vault.seal(json));
    return valueIn(json) as T;
  }
  const { fingerprint, sealed } = await getValue(db, step);
  if (fingerprint !== step.fingerprint) throw keyReused();
  return valueIn(vault.open(sealed)) as T;
}

/** The refusal of a key that came with another request before. */
export function keyReused(): Refusal {
  return new Refusal(
    'idempotency-key-reused',
    'This Idempotency-Key came with another request before. Make up a new one for each request.',
  );
}

function valueIn(json: string): unknown {
  return Wrapped.parse(JSON.parse(json)).value;
}

// Wrapped, since nothing at all has no form in JSON.
const Wrapped = z.object({ value: z.unknown().optional() });
