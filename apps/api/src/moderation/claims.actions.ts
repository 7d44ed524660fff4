// Moderators side by side: each takes the next comments in hand, and nobody else is given them for a while. A claim keeps
// work apart, no more: a decision is made on a version, whoever makes it.
import type { ClaimedComments, ClaimRequest } from '@broadsheet/api-contract';
import { toTimestamp } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { listModeratedByIds } from '../comments/moderation.actions.ts';
import { listFree } from '../comments/lists/queue.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { deleteEndedClaims, releaseClaims, takeClaims } from './claims.store.ts';

/** Takes the oldest comments that wait and that nobody else has in hand, for `holder`. */
export async function claimComments(
  newsroom: Newsroom,
  { filter, count, minutes }: ClaimRequest,
  holder: string,
): Promise<ClaimedComments> {
  const { ids, until } = await write(newsroom, async (open) => {
    const { db, now } = open;
    await deleteEndedClaims(db, now);
    const asked = { ...filter, status: 'pending' } as const;
    const free = await listFree(open, { asked, holder, limit: count });
    const end = toTimestamp(new Date(Date.parse(now) + minutes * 60_000));
    const claims = free.map(({ id }) => ({ commentId: id, holder, until: end }));
    return { ids: await takeClaims(db, claims, now), until: end };
  });
  return { until, items: await listModeratedByIds(newsroom, ids) };
}

/** Gives back what `holder` has in hand: these comments, or all of them. Returns how many. */
export function releaseComments(
  newsroom: Newsroom,
  ids: readonly string[] | undefined,
  holder: string,
): Promise<{ released: number }> {
  return write(newsroom, async ({ db, now }) => ({ released: await releaseClaims(db, { holder, ids, now }) }));
}
