// Under which tags answers are cached, so that whoever follows the change log knows what to drop: `article:ID`,
// `author:ID`, `section:ID`, `tag:ID`, `comment:ID` for one thing, and the plural for lists of its kind. `discussions` is
// the tag of what shows whether and how readers may comment.
import type { Change } from './change.ts';

/** The tags of all lists. What is made of more than can be named is cached under them, and dropped at every change. */
export const listTags: readonly string[] = ['articles', 'authors', 'sections', 'tags', 'comments', 'discussions'];

/** The tags that a change makes wrong: its subjects, and the lists that such a change may alter. */
export function tagsOfChange({ type, subjects }: Pick<Change, 'type' | 'subjects'>): readonly string[] {
  const [kind] = type.split('.');
  // A comment changes its article, but no list gains or loses an article by it.
  return [...subjects, `${kind}s`];
}

/** What of an article its tags are made of. */
export interface TaggedArticle {
  readonly id: string;
  readonly authors: readonly { readonly id: string }[];
  readonly section: { readonly id: string } | null;
  readonly tags: readonly { readonly id: string }[];
}

/** The tags of an answer that shows one article: its own, and those of everything that it names. */
export function tagsOfArticle({ id, authors, section, tags }: TaggedArticle): readonly string[] {
  return [
    `article:${id}`,
    ...authors.map((author) => `author:${author.id}`),
    ...(section ? [`section:${section.id}`] : []),
    ...tags.map((tag) => `tag:${tag.id}`),
  ];
}
