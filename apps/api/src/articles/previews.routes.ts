import { contract } from '@broadsheet/api-contract';
import type { Newspaper } from '@broadsheet/domain';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { createPreview, readPreviewed } from './previews.actions.ts';

const { previews } = contract;

export function previewsRoutes(newsroom: Newsroom, newspaper: Newspaper): Route[] {
  return [
    route(previews.create, async ({ params: { idOrSlug }, caller, body: { expiresInSeconds } }) => {
      const preview = await createPreview(newsroom, { idOrSlug, caller, expiresInSeconds }, newspaper);
      return new Created(preview, `/v1/previews/${preview.token}`);
    }),
    // What is in it depends on the clock too.
    route(previews.get, ({ params: { token } }) => readPreviewed(newsroom, token), { isKept: false }),
  ];
}
