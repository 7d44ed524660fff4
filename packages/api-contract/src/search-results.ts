// What search answers: what was found, where in it, and how much of it there is.
import { ArticleSummary, Id, PublicComment, SectionReference } from '@broadsheet/domain';
import { z } from 'zod';

const exampleId = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05';
const exampleCommentId = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06';

const foundArticle = {
  id: exampleId,
  kind: 'article' as const,
  slug: 'harbour-towns-share-ferries',
  title: 'Harbour towns share ferries',
  dek: 'Three councils signed a timetable on Sunday night.',
  authors: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e04', slug: 'ilse-marrow', name: 'Ilse Marrow', role: null }],
  section: { id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02', slug: 'world', name: 'World' },
  leadImage: null,
  language: 'en',
  publishedAt: '2026-11-22T20:00:00.000Z',
};
const articleHit = {
  type: 'article' as const,
  article: foundArticle,
  title: { text: 'Harbour towns share ferries', ranges: [{ start: 20, end: 27 }] },
  snippet: { text: 'The ferries go on Mondays.', ranges: [{ start: 4, end: 11 }] },
};
const commentHit = {
  type: 'comment' as const,
  comment: { id: exampleCommentId, name: 'Old Pilot', createdAt: '2026-11-23T09:00:00.000Z' },
  article: { id: exampleId, slug: 'harbour-towns-share-ferries', title: 'Harbour towns share ferries' },
  snippet: { text: 'My ferries had no names.', ranges: [{ start: 3, end: 10 }] },
};

/** Text with what was found in it. */
export const FoundText = z
  .object({
    text: z.string().meta({ description: 'Plain text, never HTML.', examples: ['Harbour towns share ferries'] }),
    ranges: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })).meta({
      description:
        'What was found in it, from and up to where, in UTF-16 units, as `slice` of JavaScript takes them. In order; no ' +
        'two touch; none cuts a character apart.',
      examples: [[{ start: 20, end: 27 }]],
    }),
  })
  .meta({
    id: 'FoundText',
    description: 'Text with what was found in it.',
    examples: [{ text: 'Harbour towns share ferries', ranges: [{ start: 20, end: 27 }] }],
  });
export type FoundText = z.infer<typeof FoundText>;

/** An article as a list of results shows it. */
export const FoundArticle = ArticleSummary.pick({
  id: true,
  kind: true,
  slug: true,
  title: true,
  dek: true,
  authors: true,
  section: true,
  leadImage: true,
  language: true,
  publishedAt: true,
}).meta({
  id: 'FoundArticle',
  description: 'An article as a list of results shows it.',
  examples: [foundArticle],
});
export type FoundArticle = z.infer<typeof FoundArticle>;

const ArticleHit = z
  .object({
    type: z.literal('article'),
    article: FoundArticle,
    title: FoundText.meta({ description: 'The title, with what was found in it.' }),
    snippet: FoundText.meta({ description: 'Where it was found; without a range, how the article begins.' }),
  })
  .meta({ id: 'ArticleHit', description: 'An article that was found.', examples: [articleHit] });

const CommentHit = z
  .object({
    type: z.literal('comment'),
    comment: PublicComment.pick({ id: true, name: true, createdAt: true }).meta({
      description: 'The comment, without its text.',
      examples: [commentHit.comment],
    }),
    article: ArticleSummary.pick({ id: true, slug: true, title: true }).meta({
      description: 'The article under which it stands.',
      examples: [commentHit.article],
    }),
    snippet: FoundText.meta({ description: 'Where it was found; without a range, how the comment begins.' }),
  })
  .meta({ id: 'CommentHit', description: 'A comment that was found.', examples: [commentHit] });

/** Something that was found: an article, or a comment that readers see. */
export const SearchHit = z
  .discriminatedUnion('type', [ArticleHit, CommentHit])
  .meta({ id: 'SearchHit', description: 'Something that was found.', examples: [articleHit, commentHit] });
export type SearchHit = z.infer<typeof SearchHit>;

const facetCount = z.int().positive();

/** How many of what was found stand where. */
export const SearchFacets = z
  .object({
    counted: z
      .int()
      .min(0)
      .meta({ description: 'How many were found and counted.', examples: [128] }),
    isComplete: z.boolean().meta({
      description: 'False where there are more than were counted: then these are the newest.',
      examples: [true],
    }),
    sections: z.array(z.object({ section: SectionReference, count: facetCount })),
    authors: z.array(
      z.object({
        author: z.object({ id: Id, slug: z.string(), name: z.string() }).meta({
          examples: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e04', slug: 'ilse-marrow', name: 'Ilse Marrow' }],
        }),
        count: facetCount,
      }),
    ),
    years: z.array(z.object({ year: z.int(), count: facetCount })),
  })
  .meta({
    id: 'SearchFacets',
    description:
      'How many of what was found stand in which section, are by which author and of which year: the most frequent, at ' +
      'most 20 of each; years with the latest first. A comment counts for what its article is filed under.',
    examples: [
      {
        counted: 2,
        isComplete: true,
        sections: [{ section: { id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02', slug: 'world', name: 'World' }, count: 2 }],
        authors: [],
        years: [{ year: 2026, count: 2 }],
      },
    ],
  });
export type SearchFacets = z.infer<typeof SearchFacets>;

/** One thing to go to while somebody types. */
export const Suggestion = z
  .object({
    type: z.enum(['section', 'author', 'tag', 'article']),
    id: Id,
    slug: z.string().meta({ examples: ['harbour-towns-share-ferries'] }),
    name: FoundText.meta({ description: 'The name, or the title of an article, with the words that fit.' }),
  })
  .meta({
    id: 'Suggestion',
    description: 'A section, author, tag or article whose name fits what was typed.',
    examples: [
      {
        type: 'article',
        id: exampleId,
        slug: 'harbour-towns-share-ferries',
        name: { text: 'Harbour towns share ferries', ranges: [{ start: 20, end: 27 }] },
      },
    ],
  });
export type Suggestion = z.infer<typeof Suggestion>;
