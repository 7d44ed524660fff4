import { contract } from '@broadsheet/api-contract';
import type { Newspaper } from '@broadsheet/domain';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { copyPersonalData } from './copying.actions.ts';
import { erasePersonalData } from './erasing.actions.ts';
import { mailLink } from './personal-data-link.actions.ts';

export function personalDataRoutes(newsroom: Newsroom, newspaper: Newspaper): Route[] {
  const { personalData } = contract;
  return [
    route(personalData.request, async ({ body: { email }, readerAddress }) => {
      await mailLink(newsroom, newspaper, { email, readerAddress });
      return undefined;
    }),
    // What is in it depends on more than the change log tells of.
    route(personalData.get, ({ params: { token } }) => copyPersonalData(newsroom, newspaper, token), { isKept: false }),
    route(personalData.erase, async ({ params: { token } }) => {
      await erasePersonalData(newsroom, token);
      return undefined;
    }),
  ];
}
