// When the things of the demo newsroom happened, counted from the moment it is loaded. Pure: the clock is a parameter.
import { ArticleDraft, toTimestamp } from '@broadsheet/domain';
import type { DemoArticle, DemoPublication } from './newsroom-types.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** When an article was or will be published; undefined where it is a draft or in review. */
export function findPublicationTime(publication: DemoPublication, loadedAt: Date): Date | undefined {
  if (typeof publication === 'string') return undefined;
  return new Date(loadedAt.getTime() + millisecondsFromLoading(publication));
}

/** The moment so many hours after an article's publication, as comments and corrections count them. */
export function toTimeAfter(publishedAt: Date, hours: number): Date {
  return new Date(publishedAt.getTime() + Math.round(hours * hour));
}

/** The article as an editor would enter it. Throws a ZodError where the domain would refuse it. */
export function toArticleDraft(article: DemoArticle, loadedAt: Date): ArticleDraft {
  const { publish, corrections = [], comments: _comments, ...entered } = article;
  const publishedAt = findPublicationTime(publish, loadedAt) ?? loadedAt;
  return ArticleDraft.parse({
    ...entered,
    corrections: corrections.map(({ hoursAfterPublication, text }) => ({
      at: toTimestamp(toTimeAfter(publishedAt, hoursAfterPublication)),
      text,
    })),
  });
}

function millisecondsFromLoading(publication: Exclude<DemoPublication, string>): number {
  if ('scheduledInDays' in publication) return Math.round(publication.scheduledInDays * day);
  if ('daysAgo' in publication) return -Math.round(publication.daysAgo * day);
  return -Math.round(publication.hoursAgo * hour);
}
