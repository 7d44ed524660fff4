import { contract } from '@broadsheet/api-contract';
import { catalogueRoutes } from '../catalogue/catalogue-routes.ts';
import type { Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { authors } from './authors.actions.ts';
import { countAuthors, listAuthors } from './authors.store.ts';

export function authorsRoutes(newsroom: Newsroom): Route[] {
  return catalogueRoutes(newsroom, contract.authors, { actions: authors, list: listAuthors, count: countAuthors });
}
