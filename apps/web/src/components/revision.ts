import type { Article } from '@broadsheet/domain';

// What is put right within the hour belongs to the work of publishing.
const settlingMs = 60 * 60 * 1000;

/** When the article was last changed, where a reader should know: later than an hour after it was published. */
export function revisedAt({ publishedAt, updatedAt }: Pick<Article, 'publishedAt' | 'updatedAt'>): string | null {
  if (publishedAt === null) return null;
  return Date.parse(updatedAt) - Date.parse(publishedAt) > settlingMs ? updatedAt : null;
}
