// Numbers with their nouns.
import { formatCount } from '../islands/comment-count.ts';

export { countComments } from '../islands/comment-count.ts';

/** "6 min read" */
export function readingTime(minutes: number, language: string): string {
  return `${formatCount(minutes, language)} min read`;
}
