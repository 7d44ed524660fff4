import {
  Article,
  ArticleDraft,
  ArticleKind,
  ArticlePatch,
  ArticleStatus,
  ArticleSummary,
  Language,
  TimestampInput,
} from '@broadsheet/domain';
import { z } from 'zod';
import { articleListSelection, articleSelection } from './article-selection.ts';
import { ByIdOrSlug, endpoint } from './endpoint.ts';
import { SearchText } from './search.ts';
import { CountedPageQuery, countedPageOf, queryList, timeBound, withCommas } from './list-query.ts';
import { orSelected, selectionQuery } from './selection.ts';

const filterBySlug = (what: string, example: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: `Only articles of this ${what}, by its id or slug.`, examples: [example] });

const ArticleSort = z.enum(['-published', 'published', '-updated', 'updated']).meta({
  id: 'ArticleSort',
  description: 'What a list of articles is ordered by; with a minus, the latest comes first.',
  examples: ['-updated'],
});

/** Which articles a list shows, and in which order. */
export const ArticleListQuery = CountedPageQuery.extend({
  ...selectionQuery(articleListSelection),
  status: queryList(ArticleStatus.options)
    .prefault(['published'])
    .meta({
      ...withCommas,
      description: 'One or several. Everything but `published` needs the scope `drafts:read`.',
      examples: [['draft', 'in-review']],
    }),
  kind: queryList(ArticleKind.options)
    .prefault(['article'])
    .meta({ ...withCommas, description: 'News, standing pages, or both.', examples: [['article', 'page']] }),
  section: filterBySlug('section', 'world'),
  author: filterBySlug('author', 'ilse-marrow'),
  tag: filterBySlug('tag', 'ferries'),
  text: SearchText.optional().meta({
    description:
      'Only articles in which all of this is found, in the language of `q` in a search. Of a very common word, the ' +
      'newest 10,000 count.',
    examples: ['harbour "cold water"'],
  }),
  language: Language.optional().meta({
    description: 'Only articles in exactly this language, a BCP 47 tag.',
    examples: ['en'],
  }),
  publishedFrom: timeBound(
    'Only articles published at this time or later. What is not published counts with the time it is scheduled for, ' +
      'or else with the time it was begun, here and when sorted.',
  ),
  publishedBefore: timeBound('Only articles published before this time.'),
  updatedFrom: timeBound('Only articles last changed at this time or later.'),
  updatedBefore: timeBound('Only articles last changed before this time.'),
  sort: ArticleSort.default('-published').meta({
    description: 'By publication or by last change; with a minus, the latest first.',
    examples: ['-updated'],
  }),
});
export type ArticleListQuery = z.output<typeof ArticleListQuery>;

const write = { group: 'Articles', access: 'articles:write' } as const;
const decide = {
  group: 'Articles',
  method: 'POST',
  access: 'articles:publish',
  params: ByIdOrSlug,
  answer: Article,
  status: 200,
  needsIfMatch: true,
} as const;

/** Articles: reading is public where they are published; writing needs a key. */
export const articles = {
  list: endpoint({
    id: 'listArticles',
    method: 'GET',
    path: '/v1/articles',
    group: 'Articles',
    access: 'public',
    summary: 'List articles, the newest first',
    description:
      'Filters stand side by side, and an article has to fit all of them. A cursor is good for the filters and the order ' +
      'that it was given for; while articles come and go, those that stay are listed once.',
    query: ArticleListQuery,
    answer: countedPageOf(orSelected(ArticleSummary, articleListSelection, 'SelectedArticle')),
    selects: articleListSelection,
    status: 200,
    problems: ['invalid-cursor', 'scope-missing', 'not-permitted'],
  }),
  get: endpoint({
    id: 'getArticle',
    method: 'GET',
    path: '/v1/articles/{idOrSlug}',
    group: 'Articles',
    access: 'public',
    summary: 'Read one article',
    description:
      'A slug that the article had before redirects (301). What is not published needs the scope `drafts:read`.',
    params: ByIdOrSlug,
    query: z.strictObject(selectionQuery(articleSelection)),
    answer: orSelected(Article, articleSelection, 'SelectedWholeArticle'),
    selects: articleSelection,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...write,
    id: 'createArticle',
    method: 'POST',
    path: '/v1/articles',
    summary: 'Begin a draft',
    body: ArticleDraft,
    answer: Article,
    status: 201,
    problems: ['slug-taken'],
  }),
  update: endpoint({
    ...write,
    id: 'updateArticle',
    method: 'PATCH',
    path: '/v1/articles/{idOrSlug}',
    summary: 'Change an article',
    description:
      'JSON Merge Patch (RFC 7396). What is published may only be changed with the scope `articles:publish`.',
    params: ByIdOrSlug,
    body: ArticlePatch,
    answer: Article,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'slug-taken', 'article-incomplete'],
  }),
  remove: endpoint({
    id: 'deleteArticle',
    method: 'DELETE',
    path: '/v1/articles/{idOrSlug}',
    group: 'Articles',
    access: 'articles:publish',
    summary: 'Delete an article and its comments',
    params: ByIdOrSlug,
    status: 204,
    needsIfMatch: true,
    problems: ['not-found'],
  }),
  submit: endpoint({
    ...write,
    id: 'submitArticle',
    method: 'POST',
    path: '/v1/articles/{idOrSlug}/submit',
    summary: 'Send a draft to review',
    params: ByIdOrSlug,
    answer: Article,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'transition-not-allowed'],
  }),
  return: endpoint({
    ...decide,
    id: 'returnArticle',
    path: '/v1/articles/{idOrSlug}/return',
    summary: 'Make an article a draft again',
    problems: ['not-found', 'transition-not-allowed'],
  }),
  schedule: endpoint({
    ...decide,
    id: 'scheduleArticle',
    path: '/v1/articles/{idOrSlug}/schedule',
    summary: 'Publish an article at a time to come',
    body: z
      .strictObject({ at: TimestampInput })
      .meta({ id: 'ScheduleRequest', description: 'When to publish.', examples: [{ at: '2027-01-01T06:00:00Z' }] }),
    problems: ['not-found', 'transition-not-allowed', 'article-incomplete', 'not-a-date-in-the-future'],
  }),
  publish: endpoint({
    ...decide,
    id: 'publishArticle',
    path: '/v1/articles/{idOrSlug}/publish',
    summary: 'Publish an article now',
    problems: ['not-found', 'transition-not-allowed', 'article-incomplete'],
  }),
  withdraw: endpoint({
    ...decide,
    id: 'withdrawArticle',
    path: '/v1/articles/{idOrSlug}/withdraw',
    summary: 'Take an article off the site',
    problems: ['not-found', 'transition-not-allowed'],
  }),
};
