import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { isIndexComplete } from './reindexing.actions.ts';
import { find } from './search.actions.ts';
import { suggest } from './suggesting.actions.ts';

const { search } = contract;

export function searchRoutes(newsroom: Newsroom): Route[] {
  // While old content is being indexed, answers change though nothing is written: none of them may be kept.
  let isComplete = false;
  const look = async () => {
    isComplete ||= await isIndexComplete(newsroom);
  };
  const routes = [
    route(search.find, async ({ query }) => {
      await look();
      return find(newsroom, query);
    }),
    route(search.suggest, async ({ query: { q, limit } }) => {
      await look();
      return { items: await suggest(newsroom, q, limit) };
    }),
  ];
  return routes.map((each) => ({
    ...each,
    get isKept() {
      return isComplete;
    },
  }));
}
