import { contract } from '@broadsheet/api-contract';
import { anonymous } from '../caller.ts';
import { isVisible } from '../articles/locating.actions.ts';
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
      // What readers may not see, they are not led to; nor do they learn that it is there.
      const isOpen = found && (found.kind !== 'article' || (await isVisible(newsroom, found.id, anonymous)));
      if (!isOpen) throw new Refusal('not-found', 'Nothing was ever found under this address.');
      return { kind: found.kind, slug: found.slug };
    }),
  ];
}
