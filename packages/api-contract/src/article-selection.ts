import { Article, Author, Section, Tag } from '@broadsheet/domain';
import { z } from 'zod';
import { exampleOf, selection } from './selection.ts';

/** An author whole, as one name in a byline. */
export const AuthorInByline = Author.extend({
  role: z.string().nullable().meta({ description: 'What the author did where it was not the writing.' }),
}).meta({
  id: 'AuthorInByline',
  description: 'An author whole, as one name in a byline.',
  examples: [{ ...exampleOf(Author), role: null }],
});
export type AuthorInByline = z.infer<typeof AuthorInByline>;

const always = ['id', 'version'] as const;

const related = {
  authors: z.object({ authors: z.array(AuthorInByline) }),
  section: z.object({ section: Section.nullable() }),
  tags: z.object({ tags: z.array(Tag) }),
  'comments.count': z.object({
    comments: z
      .strictObject({ count: z.int().min(0).meta({ description: 'How many approved comments it has.' }) })
      .meta({ description: 'Of its comments, what was asked for.' }),
  }),
};

/** What can be chosen of an article. */
export const articleSelection = selection({ whole: Article, always, embeds: related });

/** What can be chosen of the articles of a list, where what is long is left out unless it is asked for. */
export const articleListSelection = selection({
  whole: Article,
  always,
  embeds: {
    ...related,
    body: Article.pick({ body: true }),
    sources: Article.pick({ sources: true }),
    corrections: Article.pick({ corrections: true }),
  },
});
