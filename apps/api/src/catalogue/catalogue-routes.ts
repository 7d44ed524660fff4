// The five endpoints that authors, sections and tags each have.
import type { Endpoint } from '@broadsheet/api-contract';
import type { z } from 'zod';
import { may } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { answerPage, type Position, type RowPage } from '../http/pagination.ts';
import { Created, Moved } from '../http/reply.ts';
import { withQuery } from '../http/with-query.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Catalogue, Entry, EntryDraft } from './catalogue.ts';

/** The endpoints of one kind of entry, as the contract has them. */
interface CatalogueContract<E extends Entry, D, P, Q> {
  readonly list: Endpoint & {
    readonly query: z.ZodType<Q>;
    readonly answer: z.ZodType<{ items: E[]; next: string | null; total?: number | undefined }>;
  };
  readonly get: OnEntry<E> & { readonly query: z.ZodType<{ include?: string[] | undefined }> };
  readonly create: Endpoint & { readonly body: z.ZodType<D>; readonly answer: z.ZodType<E> };
  readonly update: OnEntry<E> & { readonly body: z.ZodType<P>; readonly needsIfMatch: true };
  readonly remove: Endpoint & { readonly params: z.ZodType<{ idOrSlug: string }>; readonly needsIfMatch: true };
}

type OnEntry<E> = Endpoint & { readonly params: z.ZodType<{ idOrSlug: string }>; readonly answer: z.ZodType<E> };

/** What every list is asked with. */
interface ListQuery {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly count: boolean;
  readonly include?: string[] | undefined;
}

interface CatalogueParts<E extends Entry, D extends EntryDraft, P extends object, Q extends ListQuery> {
  readonly actions: Catalogue<E, D, P>;
  readonly list: (
    db: Newsroom['db'],
    asked: Omit<Q, 'after'> & { after: Position | undefined; withDrafts: boolean },
  ) => Promise<RowPage<E>>;
  /** How many there are in the list. */
  readonly count: (db: Newsroom['db'], asked: Omit<Q, 'after'> & { withDrafts: boolean }) => Promise<number>;
}

/** The routes of one kind of entry. */
export function catalogueRoutes<E extends Entry, D extends EntryDraft, P extends object, Q extends ListQuery>(
  newsroom: Newsroom,
  endpoints: CatalogueContract<E, D, P, Q>,
  { actions, list, count }: CatalogueParts<E, D, P, Q>,
): Route[] {
  const root = endpoints.list.path;
  const sign = (text: string) => newsroom.vault.hash('cursor', text);
  return [
    route(endpoints.list, async ({ query: { after: cursor, ...query }, caller }) => {
      const asked = { ...query, withDrafts: may(caller, 'drafts:read') };
      const page = await answerPage({ order: root, cursor, sign }, (after) => list(newsroom.db, { ...asked, after }));
      return {
        ...page,
        items: await actions.embedCounts(newsroom.db, page.items, query.include),
        ...(query.count && { total: await count(newsroom.db, asked) }),
      };
    }),
    route(endpoints.get, async ({ params, query, caller }) => {
      const found = await actions.get(newsroom, params.idOrSlug, caller);
      if ('movedTo' in found) return new Moved(withQuery(`${root}/${encodeURIComponent(found.movedTo)}`, query));
      const [entry = found] = await actions.embedCounts(newsroom.db, [found], query.include);
      return entry;
    }),
    route(endpoints.create, async ({ body }) => {
      const entry = await actions.create(newsroom, body);
      return new Created(entry, `${root}/${entry.id}`);
    }),
    route(endpoints.update, ({ params, precondition, body }) =>
      actions.update(newsroom, { idOrSlug: params.idOrSlug, precondition }, body),
    ),
    route(endpoints.remove, ({ params, precondition }) =>
      actions.remove(newsroom, { idOrSlug: params.idOrSlug, precondition }),
    ),
  ];
}
