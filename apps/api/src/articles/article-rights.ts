// The domain's table of rights, asked about one article.
import { maySeeArticle, type Article, type Scope, type Subject } from '@broadsheet/domain';
import { assertMay, may, type Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findOwner } from './article-owners.store.ts';

type Db = Newsroom['db'];
type Standing = Pick<Article, 'id' | 'status'>;

/** Whether `caller` may see the article. */
export async function maySee(db: Db, caller: Caller, article: Standing): Promise<boolean> {
  return article.status === 'published' || maySeeArticle(caller, await subjectOf(db, caller, article));
}

/**
 * Throws `scope-missing` or `not-permitted` where `caller` may see the article but not do this with it, and `not-found`
 * where they may not even see it. A key may write what it may not read.
 */
export async function assertMayWrite(
  db: Db,
  { caller, idOrSlug, scope }: { caller: Caller; idOrSlug: string; scope: Scope },
  article: Standing,
): Promise<void> {
  const subject = await subjectOf(db, caller, article);
  if (may(caller, scope, subject)) return;
  const isHidden = caller.user !== undefined && !maySeeArticle(caller, subject);
  if (isHidden) throw articleNotFound(idOrSlug);
  assertMay(caller, scope, `an article that is ${article.status}`, subject);
}

export function articleNotFound(idOrSlug: string): Refusal {
  return new Refusal('not-found', `There is no article ${idOrSlug}.`);
}

// Who made it matters for those alone who signed in: keys own nothing.
async function subjectOf(db: Db, caller: Caller, { id, status }: Standing): Promise<Subject> {
  return { ownerId: caller.user ? await findOwner(db, id) : null, status };
}
