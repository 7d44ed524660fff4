import { contract } from '@broadsheet/api-contract';
import { anonymous } from '../caller.ts';
import { readArticle } from '../articles/articles.actions.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findOldAddress } from './addresses.store.ts';
import { toOldPath } from './old-path.ts';

export function redirectsRoutes(newsroom: Newsroom): Route[] {
  return [
    route(contract.redirects.find, async ({ query }) => {
      const path = toOldPath(query.path);
      const found = path === undefined ? undefined : await findOldAddress(newsroom.db, path);
      if (!found) throw new Refusal('not-found', 'Nothing was ever found under this address.');
      // What readers may not see, they are not led to.
      if (found.kind === 'article') await readArticle(newsroom, found.id, anonymous);
      return { kind: found.kind, slug: found.slug };
    }),
  ];
}
