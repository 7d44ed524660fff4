import { Author, AuthorDraft, AuthorPatch } from '@broadsheet/domain';
import { z } from 'zod';
import { catalogueSelection } from './catalogue-selection.ts';
import { ByIdOrSlug, endpoint } from './endpoint.ts';
import { CountedPageQuery, countedPageOf } from './list-query.ts';
import { orSelected, selectionQuery } from './selection.ts';

const selects = catalogueSelection(Author);
const OneAuthor = orSelected(Author, selects, 'SelectedAuthor');

const write = { group: 'Authors', access: 'authors:write' } as const;

/** Authors: reading is public, writing needs a key. */
export const authors = {
  list: endpoint({
    id: 'listAuthors',
    method: 'GET',
    path: '/v1/authors',
    group: 'Authors',
    access: 'public',
    summary: 'List authors, by name',
    query: CountedPageQuery.extend(selectionQuery(selects)),
    answer: countedPageOf(OneAuthor),
    selects,
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    id: 'getAuthor',
    method: 'GET',
    path: '/v1/authors/{idOrSlug}',
    group: 'Authors',
    access: 'public',
    summary: 'Read one author',
    description: 'A slug that the author had before redirects (301).',
    params: ByIdOrSlug,
    query: z.strictObject(selectionQuery(selects)),
    answer: OneAuthor,
    selects,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...write,
    id: 'createAuthor',
    method: 'POST',
    path: '/v1/authors',
    summary: 'Add an author',
    body: AuthorDraft,
    answer: Author,
    status: 201,
    problems: ['slug-taken'],
  }),
  update: endpoint({
    ...write,
    id: 'updateAuthor',
    method: 'PATCH',
    path: '/v1/authors/{idOrSlug}',
    summary: 'Change an author',
    description: 'JSON Merge Patch (RFC 7396).',
    params: ByIdOrSlug,
    body: AuthorPatch,
    answer: Author,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'slug-taken'],
  }),
  remove: endpoint({
    ...write,
    id: 'deleteAuthor',
    method: 'DELETE',
    path: '/v1/authors/{idOrSlug}',
    summary: 'Delete an author that no article names',
    params: ByIdOrSlug,
    status: 204,
    needsIfMatch: true,
    problems: ['not-found', 'still-in-use'],
  }),
};
