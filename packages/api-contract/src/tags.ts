import { Tag, TagDraft, TagPatch } from '@broadsheet/domain';
import { z } from 'zod';
import { catalogueSelection } from './catalogue-selection.ts';
import { ByIdOrSlug, endpoint } from './endpoint.ts';
import { CountedPageQuery, countedPageOf } from './list-query.ts';
import { orSelected, selectionQuery } from './selection.ts';

const selects = catalogueSelection(Tag);
const OneTag = orSelected(Tag, selects, 'SelectedTag');

const write = { group: 'Tags', access: 'sections:write' } as const;

/** Tags: reading is public, writing needs a key. */
export const tags = {
  list: endpoint({
    id: 'listTags',
    method: 'GET',
    path: '/v1/tags',
    group: 'Tags',
    access: 'public',
    summary: 'List tags, by name',
    description: 'What only unpublished articles are tagged with needs the scope `drafts:read`.',
    query: CountedPageQuery.extend(selectionQuery(selects)),
    answer: countedPageOf(OneTag),
    selects,
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    id: 'getTag',
    method: 'GET',
    path: '/v1/tags/{idOrSlug}',
    group: 'Tags',
    access: 'public',
    summary: 'Read one tag',
    description: 'A slug that the tag had before redirects (301).',
    params: ByIdOrSlug,
    query: z.strictObject(selectionQuery(selects)),
    answer: OneTag,
    selects,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...write,
    id: 'createTag',
    method: 'POST',
    path: '/v1/tags',
    summary: 'Add a tag',
    body: TagDraft,
    answer: Tag,
    status: 201,
    problems: ['slug-taken'],
  }),
  update: endpoint({
    ...write,
    id: 'updateTag',
    method: 'PATCH',
    path: '/v1/tags/{idOrSlug}',
    summary: 'Change a tag',
    description: 'JSON Merge Patch (RFC 7396).',
    params: ByIdOrSlug,
    body: TagPatch,
    answer: Tag,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'slug-taken'],
  }),
  remove: endpoint({
    ...write,
    id: 'deleteTag',
    method: 'DELETE',
    path: '/v1/tags/{idOrSlug}',
    summary: 'Delete a tag that no article names',
    params: ByIdOrSlug,
    status: 204,
    needsIfMatch: true,
    problems: ['not-found', 'still-in-use'],
  }),
};
