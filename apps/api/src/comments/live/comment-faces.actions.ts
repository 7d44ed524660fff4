// How readers see comments at this moment, and what stands above them in their threads.
import type { PublicComment } from '@broadsheet/domain';
import type { Newsroom } from '../../newsroom.ts';
import { findFaces, listThreadsAround, type StandingComment } from './comment-faces.store.ts';

/** A comment as readers see it now; null where they see nothing of it, not even its place. */
export interface CommentFace {
  readonly id: string;
  readonly comment: PublicComment | null;
}

/**
 * How readers see the comments with `ids`, by id. Each comes behind what it replies to and was removed: that is seen, or
 * not, because of it.
 */
export async function findCommentFaces(
  { db }: Pick<Newsroom, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CommentFace[]>> {
  if (ids.length === 0) return new Map();
  const standing = new Map((await listThreadsAround(db, ids)).map((comment) => [comment.id, comment]));
  const answered = listAnswered(standing);
  const groups = ids.map((id) => [...removedAbove(id, standing), id]);
  const isSeen = (id: string) => standing.get(id)?.isShown === true || answered.has(id);
  const seen = [...new Set(groups.flat())].filter(isSeen);
  const faces = seen.length > 0 ? await findFaces(db, seen) : new Map<string, PublicComment>();
  return new Map(
    groups.map((group) => [group.at(-1) ?? '', group.map((id) => ({ id, comment: faces.get(id) ?? null }))]),
  );
}

type Standing = ReadonlyMap<string, StandingComment>;

/** What readers see something below of, at any depth. */
function listAnswered(standing: Standing): ReadonlySet<string> {
  const answered = new Set<string>();
  for (const { isShown, parentId } of standing.values()) {
    if (!isShown) continue;
    for (let at = parentId; at !== null && !answered.has(at); at = standing.get(at)?.parentId ?? null) answered.add(at);
  }
  return answered;
}

/** What `id` replies to, and that again, as far up as it was removed; what is highest first. */
function removedAbove(id: string, standing: Standing): string[] {
  const above: string[] = [];
  for (let at = parentOf(id, standing); at && !at.isShown && !above.includes(at.id); at = parentOf(at.id, standing)) {
    above.unshift(at.id);
  }
  return above;
}

function parentOf(id: string, standing: Standing): StandingComment | undefined {
  return standing.get(standing.get(id)?.parentId ?? '');
}
