// Making a formatter costs far more than using it.
const formats = new Map<string, Intl.NumberFormat>();

/** "1,048" */
export function formatCount(count: number, language: string): string {
  let found = formats.get(language);
  if (!found) formats.set(language, (found = new Intl.NumberFormat(language)));
  return found.format(count);
}

/** "48 comments" */
export function countComments(count: number, language: string): string {
  return `${formatCount(count, language)} ${count === 1 ? 'comment' : 'comments'}`;
}

/** "17 more replies" */
export function countMoreReplies(count: number, language: string): string {
  return `${formatCount(count, language)} more ${count === 1 ? 'reply' : 'replies'}`;
}

/** "2 new comments" */
export function countNewComments(count: number, language: string): string {
  return `${formatCount(count, language)} new ${count === 1 ? 'comment' : 'comments'}`;
}
