// One page of a list of stories, as the pages of authors, sections and tags show it.
import type { InputOf } from '@broadsheet/api-contract';
import type { articles } from '@broadsheet/api-contract';
import type { ArticleSummary } from '@broadsheet/domain';
import { pathAfter } from './addresses.ts';
import { findOrNothing } from './find-or-nothing.ts';
import type { PageRequest } from './page.ts';

/** Whose stories: exactly one of these. */
export type StoryFilter = Pick<InputOf<typeof articles.list>, 'author' | 'section' | 'tag'>;

/** One page of a list of stories. */
export interface Stories {
  readonly items: readonly ArticleSummary[];
  /** The first page of the list, where this is a later one. */
  readonly newest: string | null;
  /** The page after this one. */
  readonly older: string | null;
}

/** The names in the URL's query that a page with a list of stories reads. */
export const storiesQuery = ['after'] as const;

/** The stories that the request asks for, of the list whose first page is at `path`; undefined for a made-up cursor. */
export async function loadStories(
  { client, query }: PageRequest,
  filter: StoryFilter,
  path: string,
): Promise<Stories | undefined> {
  const after = query.get('after');
  const answer = await findOrNothing(client.articles.list({ ...filter, ...(after !== null && { after }) }));
  if (!answer) return undefined;
  const { items, next } = answer;
  return { items, newest: after === null ? null : path, older: next === null ? null : pathAfter(path, next) };
}

/** A list changes with its stories: with their text, and with the number of their comments. */
export function storyTags({ items }: Stories): string[] {
  return items.map(({ id }) => `article:${id}`);
}
