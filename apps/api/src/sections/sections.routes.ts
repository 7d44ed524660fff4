import { contract } from '@broadsheet/api-contract';
import { catalogueRoutes } from '../catalogue/catalogue-routes.ts';
import type { Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from './sections.actions.ts';
import { countSections, listSections } from './sections.store.ts';

export function sectionsRoutes(newsroom: Newsroom): Route[] {
  return catalogueRoutes(newsroom, contract.sections, { actions: sections, list: listSections, count: countSections });
}
