// The lists that belong to one comment: its history, its notes, its reports.
import { getStoredComment } from '../comments/moderation.actions.ts';
import { answerPage, type RowPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import type { PageOfComment } from './history.store.ts';

/** Which page is wanted, of a list of which comment. */
export interface PageAskedOfComment {
  readonly commentId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A page of what `read` lists of a comment. Throws `not-found` where that is not there, and `invalid-cursor`. */
export async function listOfComment<Item>(
  { db, vault }: Newsroom,
  { name, commentId, limit, after: cursor }: PageAskedOfComment & { readonly name: string },
  read: (page: PageOfComment) => Promise<RowPage<Item>>,
): Promise<{ items: Item[]; next: string | null }> {
  await getStoredComment(db, commentId);
  const asked = { order: `${name} of ${commentId}`, cursor, sign: (text: string) => vault.hash('cursor', text) };
  return answerPage(asked, (after) => read({ commentId, after, limit }));
}
