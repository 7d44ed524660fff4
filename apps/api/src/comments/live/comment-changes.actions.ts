// What has changed in a discussion since a place in the change log, as readers see it.
import type { CommentChange } from '@broadsheet/api-contract';
import type { ChangeType } from '@broadsheet/domain';
import { isVisible } from '../../articles/locating.actions.ts';
import { anonymous } from '../../caller.ts';
import { expired } from '../../changes/following.actions.ts';
import { listChangesOf } from '../../changes/subject-changes.actions.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import { findCommentFaces } from './comment-faces.actions.ts';

/** What has changed, and up to which place in the log this is everything. */
export interface CommentNews {
  readonly changes: readonly CommentChange[];
  readonly next: number;
}

// A discussion of which so much is new is read faster from its beginning.
const mostComments = 500;
// While it was off the site, nothing that happened to its comments was told to readers.
const offTheSite: ReadonlySet<ChangeType> = new Set([
  'article.submitted',
  'article.returned',
  'article.scheduled',
  'article.published',
  'article.withdrawn',
]);

/**
 * Each comment of an article that readers see otherwise than at `after`, as it is now. Throws `not-found` where they do
 * not see the article, and `changes-expired` where they have to read the discussion anew.
 */
export async function listCommentChanges(newsroom: Newsroom, articleId: string, after: number): Promise<CommentNews> {
  if (!(await isVisible(newsroom, articleId, anonymous))) throw articleNotFound();
  const { changes: logged, through } = await listChangesOf(newsroom, `article:${articleId}`, after);
  const told = logged.filter(({ isPublic }) => isPublic);
  if (told.some(({ change }) => offTheSite.has(change.type))) throw expired('The article was off the site since.');
  const places = new Map<string, number>();
  for (const { place, change } of told) {
    const id = change.type.startsWith('comment.') ? commentIn(change.subjects) : undefined;
    if (id === undefined) continue;
    // Behind those that changed before it did for the last time.
    places.delete(id);
    places.set(id, place);
  }
  if (places.size > mostComments) throw expired(`More than ${mostComments} comments have changed since.`);
  const faces = await findCommentFaces(newsroom, [...places.keys()]);
  const changes = [...places].flatMap(([id, place]) =>
    (faces.get(id) ?? []).map((face) => ({ ...face, place: `${place}` })),
  );
  return { changes, next: through };
}

function commentIn(subjects: readonly string[]): string | undefined {
  return subjects.find((subject) => subject.startsWith('comment:'))?.slice('comment:'.length);
}

function articleNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such article on the site.');
}
