// What came into being while an export was under way: it may be referred to by what is read later, although its place
// in the order has gone by. The change log names it.
import { listLogged } from '../changes/changes.store.ts';
import type { Newsroom } from '../newsroom.ts';

const changesAtOnce = 1000;

/** Something that a record refers to. */
export interface Reference {
  readonly type: string;
  readonly id: string;
  /** What the log names where it names not this itself: it came before that, and perhaps just before. */
  readonly before?: string;
}

export class LateRecords {
  readonly #db: Newsroom['db'];
  readonly #created = new Set<string>();
  readonly #taken = new Set<string>();
  #place: number;

  /** Since the change numbered `place`. */
  constructor({ db }: Pick<Newsroom, 'db'>, place: number) {
    this.#db = db;
    this.#place = place;
  }

  /** Of `references`, those that may have come into being since, each once. */
  async take<R extends Reference>(references: readonly R[]): Promise<R[]> {
    if (references.length === 0) return [];
    await this.#readLog();
    return references.filter(({ type, id, before }) => {
      const key = `${type}:${id}`;
      if (this.#taken.has(key) || !this.#created.has(before ?? key)) return false;
      this.#taken.add(key);
      return true;
    });
  }

  // What is referred to was there before what refers to it was read, and so the log has it by now.
  async #readLog(): Promise<void> {
    for (;;) {
      const logged = await listLogged(this.#db, { after: this.#place, limit: changesAtOnce });
      for (const { place, change } of logged) {
        this.#place = place;
        if (change.type.endsWith('.created') && change.subjects[0]) this.#created.add(change.subjects[0]);
      }
      if (logged.length < changesAtOnce) return;
    }
  }
}
