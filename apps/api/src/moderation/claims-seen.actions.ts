// Which moderator has which comment in hand, for lists of comments.
import type { CommentClaim } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { listClaims } from './claims.store.ts';

/** Who has these comments in hand, by their ids. */
export function findClaims({ db, now }: Newsroom, ids: readonly string[]): Promise<Map<string, CommentClaim>> {
  return listClaims(db, ids, now());
}
