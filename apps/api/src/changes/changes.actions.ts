// Every write goes through here: what it changes and what the log says of it are one transaction.
import {
  isForeignKeyViolation,
  isLostRace,
  isUniqueViolation,
  lockChangeLog,
  runTransaction,
} from '../database/dialect.ts';
import { doOnce } from '../idempotency/do-once.ts';
import { nextStep, type Step } from '../idempotency/receipt.ts';
import type { Newsroom } from '../newsroom.ts';
import { appendChanges, type NewChange } from './changes.store.ts';

export type { NewChange };

/** What a write works with. */
export interface Write {
  readonly db: Newsroom['db'];
  readonly dialect: Newsroom['dialect'];
  /** The moment of everything in this transaction. */
  readonly now: string;
  /** Notes a change; it stands in the log when the transaction is through. */
  readonly record: (change: NewChange) => void;
  /**
   * Notes what can be told only when nobody else can write any more: `find` is asked when the log is locked, and sees
   * what every transaction before has done.
   */
  readonly recordAtEnd: (find: FindChanges) => void;
}

type FindChanges = () => Promise<readonly NewChange[]>;

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
  const finds: FindChanges[] = [];
  const result = await runTransaction(db, dialect, async (trx) => {
    const now = newsroom.now();
    const open: Write = {
      db: trx,
      dialect,
      now,
      record: (change) => void changes.push(change),
      recordAtEnd: (find) => void finds.push(find),
    };
    const value = await (step ? doOnce(vault, { db: trx, now, step }, () => work(open)) : work(open));
    // Last of all, so that nobody else waits for longer than an insert takes.
    if (changes.length + finds.length > 0) await lockChangeLog(trx, dialect);
    for (const find of finds) changes.push(...(await find()));
    if (changes.length > 0) await appendChanges(trx, changes, now);
    return value;
  });
  if (changes.length > 0) changeSignal.ring();
  return result;
}
