// Every write goes through here: what it changes and what the log says of it are one transaction.
import type { Change } from '@broadsheet/domain';
import { may, type Caller } from '../caller.ts';
import { isForeignKeyViolation, isLostRace, isUniqueViolation, lockChangeLog } from '../database/dialect.ts';
import { doOnce } from '../idempotency/do-once.ts';
import { nextStep, type Step } from '../idempotency/receipt.ts';
import type { Newsroom } from '../newsroom.ts';
import { appendChanges, findLastChange, listChanges, type NewChange } from './changes.store.ts';

export type { NewChange };

/** What a write works with. */
export interface Write {
  readonly db: Newsroom['db'];
  /** The moment of everything in this transaction. */
  readonly now: string;
  /** Notes a change; it stands in the log when the transaction is through. */
  readonly record: (change: NewChange) => void;
}

/**
 * Runs `work` in one transaction and appends what it recorded to the change log in the same one. Where `work` throws,
 * nothing has happened. It is run again where another transaction came in between: the next look sees what it did.
 * Within a request that has an Idempotency-Key, it is not run where the same request has been through it before: then
 * the value is that of the first time.
 */
export async function write<T>(newsroom: Newsroom, work: (write: Write) => Promise<T>): Promise<T> {
  const step = nextStep();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeOnce(newsroom, step, work);
    } catch (error) {
      if (attempt >= attemptsFor(error)) throw error;
    }
  }
}

function attemptsFor(error: unknown): number {
  // Of several that want the same slug at once, one has it after each round.
  if (isUniqueViolation(error)) return 50;
  // What it refers to was deleted, or began to be referred to.
  if (isForeignKeyViolation(error)) return 2;
  return isLostRace(error) ? 5 : 1;
}

async function writeOnce<T>(
  newsroom: Newsroom,
  step: Step | undefined,
  work: (write: Write) => Promise<T>,
): Promise<T> {
  const { db, dialect, vault, changeSignal } = newsroom;
  const changes: NewChange[] = [];
  const result = await db.transaction().execute(async (trx) => {
    const now = newsroom.now();
    const open: Write = { db: trx, now, record: (change) => void changes.push(change) };
    const value = await (step ? doOnce(vault, { db: trx, now, step }, () => work(open)) : work(open));
    if (changes.length > 0) {
      // Last of all, so that nobody else waits for longer than an insert takes.
      await lockChangeLog(trx, dialect);
      await appendChanges(trx, changes, now);
    }
    return value;
  });
  if (changes.length > 0) changeSignal.ring();
  return result;
}

export interface ChangesAsked {
  /** The number of a change, or `latest`. */
  readonly after: string;
  readonly limit: number;
  /** Seconds. */
  readonly wait: number;
}

// How soon a write of another process is noticed.
const lookEveryMs = 200;

/** The changes after a place in the log. Where there are none, waits for one, as long as was asked. */
export async function followChanges(
  newsroom: Newsroom,
  { after, limit, wait }: ChangesAsked,
  { caller, signal }: { caller: Caller; signal: AbortSignal },
): Promise<{ items: Change[]; next: string }> {
  const begin = after === 'latest' ? await findLastChange(newsroom.db) : Number(after);
  const asked = { after: begin, limit, onlyPublic: !may(caller, 'drafts:read') };
  const timeUp = wait === 0 ? AbortSignal.abort() : AbortSignal.any([signal, AbortSignal.timeout(wait * 1000)]);
  let items = await listChanges(newsroom.db, asked);
  while (items.length === 0 && !timeUp.aborted) {
    await newsroom.changeSignal.next(AbortSignal.any([timeUp, AbortSignal.timeout(lookEveryMs)]));
    items = await listChanges(newsroom.db, asked);
  }
  return { items, next: items.at(-1)?.id ?? `${begin}` };
}
