// Transactions that wait for SQLite's one writer are committed together: the disk is waited for once, not by each of
// them. Each is as whole as it would be alone, in a savepoint of its own, and none is said to be done before all are
// committed.
import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

interface Waiting {
  /** Does the work, and returns how its caller is told when it is committed. */
  readonly begin: (trx: Trx) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

// Nobody else reads meanwhile, and whoever came first waits for who came last.
const longestMs = 20;

const groups = new WeakMap<Db, GroupCommit>();

/**
 * Runs `work` in a transaction that those share who wait at the same time. Where `work` throws, nothing that it did has
 * happened, and the others do not notice. Throws what it throws, and what committing throws.
 */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const group = groups.get(db) ?? new GroupCommit(db);
  groups.set(db, group);
  return group.run(work);
}

class GroupCommit {
  readonly #db: Db;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(db: Db) {
    this.#db = db;
  }

  run<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    // Whoever runs the group does it for others, whose requests are not its own.
    const inOwnContext = AsyncLocalStorage.snapshot();
    const begin = async (trx: Trx) => {
      const value = await inOwnContext(work, trx);
      return () => resolve(value);
    };
    this.#waiting.push({ begin, fail: reject });
    if (!this.#isRunning) void this.#runGroups();
    return promise;
  }

  async #runGroups(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) await this.#runGroup();
    this.#isRunning = false;
  }

  async #runGroup(): Promise<void> {
    const group: Waiting[] = [];
    try {
      const tell = await this.#db.transaction().execute(async (trx) => {
        const done: (() => void)[] = [];
        const until = performance.now() + longestMs;
        for (
          let next = this.#waiting.shift();
          next;
          next = performance.now() < until ? this.#waiting.shift() : undefined
        ) {
          group.push(next);
          done.push(await inSavepoint(trx, next));
        }
        return done;
      });
      for (const each of tell) each();
    } catch (error) {
      // It did not even begin, perhaps: then the first one is told, so that each is told at some time.
      for (const { fail } of group.length > 0 ? group : this.#waiting.splice(0, 1)) fail(error);
    }
  }
}

async function inSavepoint(trx: Trx, { begin, fail }: Waiting): Promise<() => void> {
  await sql`savepoint one`.execute(trx);
  try {
    const tell = await begin(trx);
    await sql`release one`.execute(trx);
    return tell;
  } catch (error) {
    try {
      await sql`rollback to one`.execute(trx);
      await sql`release one`.execute(trx);
    } catch {
      // SQLite has given up the whole transaction (a full disk): everybody in it has to know why.
      throw error;
    }
    return () => fail(error);
  }
}
