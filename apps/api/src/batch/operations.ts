// What each operation of a batch does: what its own endpoint would have done.
import { contract, type BatchOperation, type BatchOutcome, type Endpoint } from '@broadsheet/api-contract';
import { createArticle, patchArticle } from '../articles/articles.actions.ts';
import { authors } from '../authors/authors.actions.ts';
import { assertMayAtAll, type Caller } from '../caller.ts';
import type { Catalogue, Entry, EntryDraft } from '../catalogue/catalogue.ts';
import type { Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from '../sections/sections.actions.ts';
import { tags } from '../tags/tags.actions.ts';

const groups = {
  article: contract.articles,
  author: contract.authors,
  section: contract.sections,
  tag: contract.tags,
} as const;

type Written = Pick<Entry, 'id' | 'slug' | 'version'>;

/** Does `operation`. Throws what its endpoint would be refused with. */
export async function runOperation(
  newsroom: Newsroom,
  operation: BatchOperation,
  caller: Caller,
): Promise<BatchOutcome> {
  const endpoints = groups[operation.type];
  assertAdmitted(endpoints[operation.op], caller);
  const { id, slug, version } = await write(newsroom, operation, caller);
  const status = operation.op === 'create' ? 201 : 200;
  return { status, id, slug, version, location: `${endpoints.list.path}/${id}` };
}

function assertAdmitted({ access }: Endpoint, caller: Caller): void {
  if (access !== 'public' && access !== 'identified') assertMayAtAll(caller, access);
}

function write(newsroom: Newsroom, operation: BatchOperation, caller: Caller): Promise<Written> {
  switch (operation.type) {
    case 'article':
      return operation.op === 'create'
        ? createArticle(newsroom, operation.body, caller)
        : patchArticle(newsroom, { ...targetOf(operation), caller }, operation.body);
    case 'author':
      return writeEntry(newsroom, authors, operation);
    case 'section':
      return writeEntry(newsroom, sections, operation);
    case 'tag':
      return writeEntry(newsroom, tags, operation);
  }
}

interface Update<P> {
  readonly op: 'update';
  readonly idOrSlug: string;
  readonly ifVersion: number | '*';
  readonly body: P;
}

function writeEntry<E extends Entry, D extends EntryDraft, P extends object>(
  newsroom: Newsroom,
  catalogue: Catalogue<E, D, P>,
  operation: { readonly op: 'create'; readonly body: D } | Update<P>,
): Promise<Written> {
  return operation.op === 'create'
    ? catalogue.create(newsroom, operation.body)
    : catalogue.update(newsroom, targetOf(operation), operation.body);
}

function targetOf({ idOrSlug, ifVersion }: Omit<Update<unknown>, 'body'>): {
  idOrSlug: string;
  precondition: Precondition;
} {
  return { idOrSlug, precondition: { allows: (version) => ifVersion === '*' || ifVersion === version } };
}
