// Numbers with their nouns.

/** "48 comments" */
export function countComments(count: number, language: string): string {
  return `${format(count, language)} ${count === 1 ? 'comment' : 'comments'}`;
}

/** "6 min read" */
export function readingTime(minutes: number, language: string): string {
  return `${format(minutes, language)} min read`;
}

// Making a formatter costs far more than using it.
const formats = new Map<string, Intl.NumberFormat>();

function format(count: number, language: string): string {
  let found = formats.get(language);
  if (!found) formats.set(language, (found = new Intl.NumberFormat(language)));
  return found.format(count);
}
