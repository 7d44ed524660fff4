// What articles refer to (authors, sections, tags) is kept in the same way, whatever it is: found by id or slug, found
// under former slugs, written on the version that was read, deleted only where nothing refers to it.
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { deleteAddressesOf, findBySlugOfThen } from '../addresses/addresses.store.ts';
import { changeSlug, chooseSlug, claimSlug } from '../addresses/slugs.ts';
import { may, type Caller } from '../caller.ts';
import { write, type NewChange, type Write } from '../changes/changes.actions.ts';
import { isForeignKeyViolation } from '../database/dialect.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { forgetName, indexName } from '../search/indexing.actions.ts';

type Db = Newsroom['db'];

/** What every entry has. */
export interface Entry {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** The rows of one kind of entry. */
export interface CatalogueStore<E extends Entry> {
  find(db: Db, idOrSlug: string): Promise<E | undefined>;
  /** Those with these ids that are there. */
  findAll(db: Db, ids: readonly string[]): Promise<E[]>;
  /** How many published articles name each of these; those that none names are left out. */
  countArticles(db: Db, ids: readonly string[]): Promise<{ readonly id: string; readonly count: number }[]>;
  /** Whether readers may know of the entry. Where this is not there, they may know of every one. */
  isPublic?(db: Db, entry: E): Promise<boolean>;
  insert(db: Db, entry: E): Promise<void>;
  /** Stores `entry` where the version before it is stored. Returns whether it was. */
  update(db: Db, entry: E): Promise<boolean>;
  /** Deletes the entry where it has this version. Returns whether it had. */
  remove(db: Db, entry: Pick<E, 'id' | 'version'>): Promise<boolean>;
}

type CatalogueKind = 'author' | 'section' | 'tag';

export interface CatalogueParts<E extends Entry> {
  readonly kind: CatalogueKind;
  readonly schema: z.ZodType<E>;
  readonly store: CatalogueStore<E>;
}

/** A new entry: its fields, with a slug where it wants a certain one. */
export interface EntryDraft {
  readonly name: string;
  readonly slug?: string | undefined;
}

/** Which entry, and on which version of it a write may be made. */
export interface Target {
  readonly idOrSlug: string;
  readonly precondition: Precondition;
}

/** The actions on one kind of entry: `E` as it is, `D` as it is made, `P` as it is changed. */
export class Catalogue<E extends Entry, D extends EntryDraft, P extends object> {
  readonly #kind: CatalogueKind;
  readonly #schema: z.ZodType<E>;
  readonly #store: CatalogueStore<E>;

  constructor({ kind, schema, store }: CatalogueParts<E>) {
    this.#kind = kind;
    this.#schema = schema;
    this.#store = store;
  }

  /** The entry that has this id, or has this slug today. */
  find(db: Db, idOrSlug: string): Promise<E | undefined> {
    return this.#store.find(db, idOrSlug);
  }

  /** The entries with these ids that are there, by their ids. */
  async findAll(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, E>> {
    if (ids.length === 0) return new Map();
    const entries = await this.#store.findAll(db, [...new Set(ids)]);
    return new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** `entries` with the count of their articles, where `include` asks for it. */
  async embedCounts(db: Db, entries: readonly E[], include: readonly string[] = []): Promise<E[]> {
    if (!include.includes('articles.count') || entries.length === 0) return [...entries];
    const ids = entries.map(({ id }) => id);
    const counts = new Map((await this.#store.countArticles(db, ids)).map(({ id, count }) => [id, count]));
    return entries.map((entry) => ({ ...entry, articles: { count: counts.get(entry.id) ?? 0 } }));
  }

  /** The entry as `caller` may see it, or the slug under which it is found today. Throws `not-found`. */
  async get({ db }: Newsroom, idOrSlug: string, caller: Caller): Promise<E | { movedTo: string }> {
    const entry = await this.#store.find(db, idOrSlug);
    if (entry && (await this.#isVisible(db, entry, caller))) return entry;
    const moved = entry ? undefined : await findBySlugOfThen(db, this.#kind, idOrSlug);
    const target = moved && (await this.#store.find(db, moved.id));
    if (target && (await this.#isVisible(db, target, caller))) return { movedTo: target.slug };
    throw this.#notFound(idOrSlug);
  }

  /** Adds an entry in a transaction that is open already. Throws `slug-taken`. */
  async add(open: Write, draft: D, id: string): Promise<E> {
    const { db, now } = open;
    if (draft.slug !== undefined) await claimSlug(db, this.#kind, { slug: draft.slug, id });
    const slug = draft.slug ?? (await chooseSlug(db, this.#kind, draft.name));
    return this.#insert(open, this.#schema.parse({ ...draft, id, slug, createdAt: now, updatedAt: now, version: 1 }));
  }

  /** Adds an entry that was somewhere before, as it was there, in a transaction that is open. Throws `slug-taken`. */
  async restore(open: Write, entry: E): Promise<E> {
    await claimSlug(open.db, this.#kind, entry);
    return this.#insert(open, this.#schema.parse(entry));
  }

  /** Adds an entry. Throws `slug-taken`. */
  create(newsroom: Newsroom, draft: D): Promise<E> {
    return write(newsroom, (open) => this.add(open, draft, newsroom.newId()));
  }

  /** Changes an entry. Throws `not-found`, `stale-version` and `slug-taken`. */
  update(newsroom: Newsroom, { idOrSlug, precondition }: Target, patch: P): Promise<E> {
    return write(newsroom, async (open) => {
      const current = await this.#getForWrite(open.db, idOrSlug);
      assertCurrent(precondition, current.version);
      const patched = { ...current, ...patch };
      if (isDeepStrictEqual(patched, current)) return current;
      const entry = this.#schema.parse({ ...patched, updatedAt: open.now, version: current.version + 1 });
      await changeSlug(open.db, this.#kind, { id: entry.id, from: current.slug, to: entry.slug });
      if (!(await this.#store.update(open.db, entry))) throw staleVersion();
      await indexName(open, this.#kind, entry);
      open.record(this.#changeOf(entry, 'updated'));
      return entry;
    });
  }

  /** Deletes an entry to which nothing refers. Throws `not-found`, `stale-version` and `still-in-use`. */
  async remove(newsroom: Newsroom, { idOrSlug, precondition }: Target): Promise<undefined> {
    try {
      await write(newsroom, async (open) => {
        const current = await this.#getForWrite(open.db, idOrSlug);
        assertCurrent(precondition, current.version);
        if (!(await this.#store.remove(open.db, current))) throw staleVersion();
        await deleteAddressesOf(open.db, this.#kind, current.id);
        await forgetName(open, current.id);
        open.record(this.#changeOf(current, 'deleted'));
      });
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new Refusal('still-in-use', `Articles refer to this ${this.#kind}. Take it out of them first.`);
    }
  }

  async #insert(open: Write, entry: E): Promise<E> {
    await this.#store.insert(open.db, entry);
    await indexName(open, this.#kind, entry);
    open.record(this.#changeOf(entry, 'created'));
    return entry;
  }

  async #isVisible(db: Db, entry: E, caller: Caller): Promise<boolean> {
    return may(caller, 'drafts:read') || ((await this.#store.isPublic?.(db, entry)) ?? true);
  }

  async #getForWrite(db: Db, idOrSlug: string): Promise<E> {
    const entry = await this.#store.find(db, idOrSlug);
    if (!entry) throw this.#notFound(idOrSlug);
    return entry;
  }

  #changeOf({ id }: E, what: 'created' | 'updated' | 'deleted'): NewChange {
    return { type: `${this.#kind}.${what}`, subjects: [`${this.#kind}:${id}`], isPublic: true };
  }

  #notFound(idOrSlug: string): Refusal {
    return new Refusal('not-found', `There is no ${this.#kind} ${idOrSlug}.`);
  }
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
}
