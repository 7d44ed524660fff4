// Numbers with their nouns.

/** "48 comments" */
export function countComments(count: number, language: string): string {
  return `${count.toLocaleString(language)} ${count === 1 ? 'comment' : 'comments'}`;
}

/** "6 min read" */
export function readingTime(minutes: number, language: string): string {
  return `${minutes.toLocaleString(language)} min read`;
}
