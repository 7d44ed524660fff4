import { contract } from '@broadsheet/api-contract';
import { catalogueRoutes } from '../catalogue/catalogue-routes.ts';
import type { Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { tags } from './tags.actions.ts';
import { countTags, listTags } from './tags.store.ts';

export function tagsRoutes(newsroom: Newsroom): Route[] {
  return catalogueRoutes(newsroom, contract.tags, { actions: tags, list: listTags, count: countTags });
}
