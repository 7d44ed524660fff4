// What articles refer to (authors, sections, tags) is kept in the same way, whatever it is: found by id or slug, found
// under former slugs, written on the version that was read, deleted only where nothing refers to it.
import { isDeepStrictEqual } from 'node:util';
import type { ChangeType } from '@broadsheet/domain';
import type { z } from 'zod';
import { deleteAddressesOf, findBySlugOfThen } from '../addresses/addresses.store.ts';
import { changeSlug, chooseSlug, claimSlug } from '../addresses/slugs.ts';
import { write, type Write } from '../changes/changes.actions.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../database/dialect.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';

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

const slugAttempts = 5;

/** The actions on one kind of entry. */
export function createCatalogue<E extends Entry, D extends EntryDraft, P extends object>(parts: CatalogueParts<E>) {
  const { kind, schema, store } = parts;

  /** The entry, or the slug under which it is found today. Throws `not-found`. */
  async function get({ db }: Newsroom, idOrSlug: string): Promise<E | { movedTo: string }> {
    const entry = await store.find(db, idOrSlug);
    if (entry) return entry;
    const moved = await findBySlugOfThen(db, kind, idOrSlug);
    if (moved) return { movedTo: moved.slug };
    throw notFound(kind, idOrSlug);
  }

  /** Adds an entry in a transaction that is open already. Throws `slug-taken`. */
  async function add({ db, now, record }: Write, draft: D, id: string): Promise<E> {
    if (draft.slug !== undefined) await claimSlug(db, kind, { slug: draft.slug, id });
    const slug = draft.slug ?? (await chooseSlug(db, kind, draft.name));
    const entry = schema.parse({ ...draft, id, slug, createdAt: now, updatedAt: now, version: 1 });
    await store.insert(db, entry);
    record(changeOf(entry, 'created'));
    return entry;
  }

  /** Adds an entry. Throws `slug-taken`. */
  async function create(newsroom: Newsroom, draft: D): Promise<E> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write(newsroom, (open) => add(open, draft, newsroom.newId()));
      } catch (error) {
        // Another process took the slug between looking and inserting; the next look sees it.
        if (!isUniqueViolation(error) || attempt === slugAttempts) throw error;
      }
    }
  }

  /** Changes an entry. Throws `not-found`, `stale-version` and `slug-taken`. */
  function update(newsroom: Newsroom, { idOrSlug, precondition }: Target, patch: P): Promise<E> {
    return write(newsroom, async ({ db, now, record }) => {
      const current = await getForWrite(db, idOrSlug);
      assertCurrent(precondition, current.version);
      const patched = { ...current, ...patch };
      if (isDeepStrictEqual(patched, current)) return current;
      const entry = schema.parse({ ...patched, updatedAt: now, version: current.version + 1 });
      await changeSlug(db, kind, { id: entry.id, from: current.slug, to: entry.slug });
      if (!(await store.update(db, entry))) throw staleVersion();
      record(changeOf(entry, 'updated'));
      return entry;
    });
  }

  /** Deletes an entry to which nothing refers. Throws `not-found`, `stale-version` and `still-in-use`. */
  async function remove(newsroom: Newsroom, { idOrSlug, precondition }: Target): Promise<undefined> {
    try {
      await write(newsroom, async ({ db, record }) => {
        const current = await getForWrite(db, idOrSlug);
        assertCurrent(precondition, current.version);
        if (!(await store.remove(db, current))) throw staleVersion();
        await deleteAddressesOf(db, kind, current.id);
        record(changeOf(current, 'deleted'));
      });
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new Refusal('still-in-use', `Articles refer to this ${kind}. Take it out of them first.`);
    }
  }

  async function getForWrite(db: Db, idOrSlug: string): Promise<E> {
    const entry = await store.find(db, idOrSlug);
    if (!entry) throw notFound(kind, idOrSlug);
    return entry;
  }

  function changeOf({ id }: E, what: 'created' | 'updated' | 'deleted') {
    const type: ChangeType = `${kind}.${what}`;
    return { type, subjects: [`${kind}:${id}`], isPublic: true };
  }

  return { get, add, create, update, remove };
}

function notFound(kind: CatalogueKind, idOrSlug: string): Refusal {
  return new Refusal('not-found', `There is no ${kind} ${idOrSlug}.`);
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
}
