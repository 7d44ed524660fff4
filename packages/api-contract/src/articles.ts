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
import { ByIdOrSlug, PageQuery, endpoint, pageOf } from './endpoint.ts';

const filterBySlug = (what: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: `Only articles of this ${what}, by its id or slug.` });

/** Which articles a list shows. */
export const ArticleListQuery = PageQuery.extend({
  status: ArticleStatus.default('published').meta({
    description: 'Everything but `published` needs the scope `drafts:read`.',
  }),
  kind: ArticleKind.default('article').meta({ description: 'News, or standing pages.' }),
  section: filterBySlug('section'),
  author: filterBySlug('author'),
  tag: filterBySlug('tag'),
  language: Language.optional().meta({ description: 'Only articles in this language, a BCP 47 tag.' }),
});
export type ArticleListQuery = z.infer<typeof ArticleListQuery>;

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
    query: ArticleListQuery,
    answer: pageOf(ArticleSummary),
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
    answer: Article,
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
