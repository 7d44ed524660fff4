import { contract } from '@broadsheet/api-contract';
import type { Article, Newspaper } from '@broadsheet/domain';
import { findOldAddress } from '../addresses/addresses.store.ts';
import { toOldPath } from '../addresses/old-path.ts';
import { readArticle } from '../articles/locating.actions.ts';
import { anonymous } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Content } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { toEmbedding, toEmbeddingXml } from './embedding.ts';

export function oembedRoutes(newsroom: Newsroom, newspaper: Newspaper): Route[] {
  return [
    route(contract.oembed.get, async ({ query: { url, format, ...room } }) => {
      const article = await getArticleAt(newsroom, toAddress(url, newspaper));
      const embedding = toEmbedding(article, newspaper, room);
      return format === 'xml' ? new Content('text/xml; charset=utf-8', toEmbeddingXml(embedding)) : embedding;
    }),
  ];
}

/** Throws `invalid-parameter` where `text` is no address of the site. */
function toAddress(text: string, { url: siteUrl }: Newspaper): URL {
  const address = URL.parse(text);
  const isWeb = address !== null && /^https?:$/.test(address.protocol);
  // People paste http where it is https today; neither leads elsewhere.
  if (isWeb && address.host === new URL(siteUrl).host) return address;
  const message = `Must be an address of ${siteUrl}.`;
  throw new Refusal('invalid-parameter', `The URL has one mistake: url: ${message}`, [{ pointer: 'url', message }]);
}

/** The article that readers find at `address`, today or on the site that it was imported from. Throws `not-found`. */
async function getArticleAt(newsroom: Newsroom, address: URL): Promise<Article> {
  const slug = slugIn(address);
  const old = slug === undefined ? await findOld(newsroom, address) : undefined;
  const named = slug ?? old;
  if (named === undefined) throw new Refusal('not-found', 'There is no article at this address.');
  const found = await readArticle(newsroom, named, anonymous);
  if (!('movedTo' in found)) return found;
  return getArticle(newsroom, found.movedTo);
}

async function getArticle(newsroom: Newsroom, slug: string): Promise<Article> {
  const found = await readArticle(newsroom, slug, anonymous);
  if ('movedTo' in found) throw new Refusal('not-found', 'There is no article at this address.');
  return found;
}

function slugIn({ pathname }: URL): string | undefined {
  const [, part] = /^\/articles\/([^/]+?)(?:\.md)?\/?$/.exec(pathname) ?? [];
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

async function findOld({ db }: Newsroom, { href }: URL): Promise<string | undefined> {
  const path = toOldPath(href);
  const found = path === undefined ? undefined : await findOldAddress(db, path);
  return found?.kind === 'article' ? found.id : undefined;
}
