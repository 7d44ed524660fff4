// An article that is not published, shown to whoever was given its address. Nothing is stored: the address says it all.
import type { Preview } from '@broadsheet/api-contract';
import type { Article, Newspaper } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { locateArticle } from './locating.actions.ts';
import { findArticle } from './articles.store.ts';
import { readPreview, signPreview } from './preview-token.ts';

/** Makes an address under which the article, which `caller` may see, is seen without a key. Throws `not-found`. */
export async function createPreview(
  newsroom: Newsroom,
  { idOrSlug, caller, expiresInSeconds }: { idOrSlug: string; caller: Caller; expiresInSeconds: number },
  newspaper: Newspaper,
): Promise<Preview> {
  const { id: articleId } = await locateArticle(newsroom, idOrSlug, caller);
  const expires = Math.floor(Date.parse(newsroom.now()) / 1000) + expiresInSeconds;
  const token = signPreview(newsroom.vault, { articleId, expires });
  return {
    token,
    url: `${newspaper.url}/preview/${token}`,
    apiUrl: `${newspaper.url}/api/v1/previews/${token}`,
    expiresAt: new Date(expires * 1000).toISOString(),
  };
}

/** The article of a preview, as it is now. Throws `preview-expired`, and `not-found` where `token` is none of ours. */
export async function readPreviewed({ db, vault, now }: Newsroom, token: string): Promise<Article> {
  const grant = readPreview(vault, token);
  if (!grant) throw notFound();
  if (grant.expires * 1000 <= Date.parse(now())) {
    throw new Refusal(
      'preview-expired',
      'This preview could be looked at for a while, and no longer. Ask for a new one.',
    );
  }
  const article = await findArticle(db, grant.articleId);
  if (!article) throw notFound();
  return article;
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such preview.');
}
