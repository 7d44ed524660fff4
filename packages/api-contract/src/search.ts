import { Language, countSearchTerms, maxQueryLength, maxQueryTerms } from '@broadsheet/domain';
import { z } from 'zod';
import { PageQuery, endpoint, pageOf, queryFlag, queryInteger } from './endpoint.ts';
import { timeBound } from './list-query.ts';
import { SearchFacets, SearchHit, Suggestion } from './search-results.ts';

/** What is searched for, as text. */
export const SearchText = z
  .string()
  .max(maxQueryLength, { error: `Must have at most ${maxQueryLength} characters.`, abort: true })
  .refine((text) => countSearchTerms(text) <= maxQueryTerms, `Must have at most ${maxQueryTerms} words and phrases.`);

const filedUnder = (what: string, example: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: `Only what is filed under this ${what}, by its id or slug.`, examples: [example] });

/** What is searched for, among what, and in which order. */
export const SearchParameters = PageQuery.extend({
  q: SearchText.meta({
    description:
      'Words, all of which have to be found. `"…"` is a phrase, `ferr*` any word that begins so (three letters or more), ' +
      '`-boats` and `-"old pilot"` must not be found. Everything else is plain text: no query has a mistake. Accents and ' +
      'case do not count.',
    examples: ['harbour "cold water" ferr* -boats'],
  }),
  type: z.enum(['article', 'comment']).optional().meta({ description: 'Only articles, or only comments.' }),
  section: filedUnder('section', 'world'),
  author: filedUnder('author', 'ilse-marrow'),
  tag: filedUnder('tag', 'ferries'),
  language: Language.optional().meta({
    description: 'Only what is in this language; `pt` finds `pt-BR` too. Its words are understood in this language.',
    examples: ['en'],
  }),
  year: queryInteger({ min: 1, max: 9998 })
    .optional()
    .meta({ description: 'Only what was published in this year (UTC).', examples: [2026] }),
  publishedFrom: timeBound('Only what was published at this time or later.'),
  publishedBefore: timeBound('Only what was published before this time.'),
  sort: z
    .enum(['relevance', 'date'])
    .default('relevance')
    .meta({
      description: 'The best first, or the newest. By relevance, the best 1,000 can be paged through; by date, all.',
      examples: ['date'],
    }),
  facets: queryFlag('Whether to count by section, author and year. Best asked for with the first page alone.'),
});
export type SearchParameters = z.infer<typeof SearchParameters>;

/** Search: in what readers may see, and in nothing else. */
export const search = {
  find: endpoint({
    id: 'search',
    method: 'GET',
    path: '/v1/search',
    group: 'Search',
    access: 'public',
    summary: 'Search published articles and approved comments',
    description:
      'What is in the title comes first, then what is in the dek or names of author, section and tags, then what is in ' +
      'the text; words in other forms are found too where the language is known.',
    query: SearchParameters,
    answer: pageOf(SearchHit).extend({ facets: SearchFacets.optional() }),
    status: 200,
    problems: ['invalid-cursor'],
  }),
  suggest: endpoint({
    id: 'suggest',
    method: 'GET',
    path: '/v1/search/suggestions',
    group: 'Search',
    access: 'public',
    summary: 'Suggest where to go while somebody types',
    description:
      'Sections, authors and tags in which something is published, and titles, the newest first, that have every word of ' +
      '`q`; of its last word the beginning is enough.',
    query: z.strictObject({
      q: SearchText.meta({ description: 'What has been typed so far.', examples: ['harbour fe'] }),
      limit: queryInteger({ min: 1, max: 20 })
        .prefault(8)
        .meta({ description: 'How many suggestions at most.', examples: [8] }),
    }),
    answer: z.object({ items: z.array(Suggestion) }),
    status: 200,
    problems: [],
  }),
};
