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
 * How readers see the comments with `ids`, by id and in their order. Each comes behind what it replies to and was
 * removed: that is seen, or not, because of it. What was removed comes once, with the first that it stands above.
 */
export async function findCommentFaces(
  { db }: Pick<Newsroom, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CommentFace[]>> {
  if (ids.length === 0) return new Map();
  const standing = new Map((await listThreadsAround(db, ids)).map((comment) => [comment.id, comment]));
  const answered = listAnswered(standing);
  const listed = new Set<string>();
  const groups = ids.map((id) => (listed.has(id) ? [] : groupOf(id, standing, listed)));
  const isSeen = (id: string) => standing.get(id)?.isShown === true || answered.has(id);
  const seen = [...new Set(groups.flat())].filter(isSeen);
  const faces = seen.length > 0 ? await findFaces(db, seen) : new Map<string, PublicComment>();
  const toFace = (id: string) => ({ id, comment: faces.get(id) ?? null });
  return new Map(ids.map((id, index) => [id, (groups[index] ?? []).map(toFace)]));
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

function groupOf(id: string, standing: Standing, listed: Set<string>): string[] {
  const above = removedAbove(id, standing, listed);
  listed.add(id);
  return [...above, id];
}

/**
 * What `id` replies to, and that again, as far up as it was removed and is not `listed`, where it then is; what is
 * highest first. Above what is listed, all is: so a thread is climbed once, however deep it is, and not once for each.
 */
function removedAbove(id: string, standing: Standing, listed: Set<string>): string[] {
  const above: string[] = [];
  for (let at = parentOf(id, standing); at && !at.isShown && !listed.has(at.id); at = parentOf(at.id, standing)) {
    listed.add(at.id);
    above.push(at.id);
  }
  return above.reverse();
}

function parentOf(id: string, standing: Standing): StandingComment | undefined {
  return standing.get(standing.get(id)?.parentId ?? '');
}
