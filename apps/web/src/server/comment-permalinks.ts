// The address of a comment that holds wherever it stands: on the page of its article, or further back in its thread.
import { Router } from 'express';
import { findCommentPage } from '../pages/discussion/comment-page.ts';
import { pickQuery } from './address.ts';
import { redirectAnswer } from './answers.ts';
import type { SiteContext } from './site-context.ts';

/** Leads `/comments/ID` to where the comment is; with `?in=thread`, to the page of its thread in any case. */
export function commentPermalinks(context: SiteContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/comments/:id', async (request, response, next) => {
    const query = pickQuery(['in'], request.url.split('?', 2)[1] ?? '');
    const sparesArticle = query.get('in') === 'thread';
    const to = await findCommentPage(context.client, request.params.id, { sparesArticle });
    if (to === undefined) next();
    else (await redirectAnswer(context, to, 303)).send(request, response);
  });
  return router;
}
