import type { Write } from '../changes/changes.actions.ts';
import { Refusal } from '../refusal.ts';
import { insertOwnerOfKnown } from './article-owners.store.ts';

/** Notes who made an article that was somewhere before. Throws `not-found` where article or user is not here. */
export async function restoreOwner({ db }: Write, owner: { articleId: string; userId: string }): Promise<void> {
  if (await insertOwnerOfKnown(db, owner)) return;
  throw new Refusal('not-found', `The article ${owner.articleId} or the user ${owner.userId} is not here.`);
}
