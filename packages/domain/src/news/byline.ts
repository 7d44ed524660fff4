import type { BylineEntry } from './article.ts';

/** Everybody in a byline once, in its order, also who did two things. */
export function listSigners(byline: readonly BylineEntry[]): readonly BylineEntry[] {
  return [...new Map(byline.map((entry) => [entry.id, entry])).values()];
}
