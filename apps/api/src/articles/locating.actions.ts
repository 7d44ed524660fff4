// Which article is meant, where it is found today, and whether whoever asks may see it.
import type { Article } from '@broadsheet/domain';
import { findBySlugOfThen } from '../addresses/addresses.store.ts';
import type { Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { articleNotFound, maySee } from './article-rights.ts';
import { findArticle, findStanding, type ArticleStanding } from './articles.store.ts';

/** An article that has another slug than the one it was asked for by. */
export interface MovedArticle {
  readonly id: string;
  readonly movedTo: string;
}

/** The article as `caller` may see it, or where it is found today. Throws `not-found`. */
export async function readArticle({ db }: Newsroom, idOrSlug: string, caller: Caller): Promise<Article | MovedArticle> {
  const article = await findArticle(db, idOrSlug);
  if (article && (await maySee(db, caller, article))) return article;
  const moved = article ? undefined : await findBySlugOfThen(db, 'article', idOrSlug);
  const target = moved && (await findArticle(db, moved.id));
  if (target && (await maySee(db, caller, target))) return { id: target.id, movedTo: target.slug };
  throw articleNotFound(idOrSlug);
}

/** An article as far as a discussion of it needs to know it. */
export interface LocatedArticle extends ArticleStanding {
  readonly subjects: string[];
}

/** Where the article stands that `caller` may see, or where it is found today. Throws `not-found`. */
export async function locateArticle(
  { db }: Newsroom,
  idOrSlug: string,
  caller: Caller,
): Promise<LocatedArticle | MovedArticle> {
  const standing = await findStanding(db, idOrSlug);
  if (standing && (await maySee(db, caller, standing))) return { ...standing, subjects: [`article:${standing.id}`] };
  const moved = standing ? undefined : await findBySlugOfThen(db, 'article', idOrSlug);
  const target = moved && (await findStanding(db, moved.id));
  if (target && (await maySee(db, caller, target))) return { id: target.id, movedTo: target.slug };
  throw articleNotFound(idOrSlug);
}

/** Whether `caller` may see the article with this id. */
export async function isVisible({ db }: Newsroom, id: string, caller: Caller): Promise<boolean> {
  const standing = await findStanding(db, id);
  return standing !== undefined && (await maySee(db, caller, standing));
}

/** The id of an article, by id or slug. */
export async function findArticleId(db: Newsroom['db'], idOrSlug: string): Promise<string | undefined> {
  return (await findStanding(db, idOrSlug))?.id;
}
