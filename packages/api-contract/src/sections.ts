import { Section, SectionDraft, SectionPatch } from '@broadsheet/domain';
import { z } from 'zod';
import { catalogueSelection } from './catalogue-selection.ts';
import { ByIdOrSlug, endpoint, queryFlag } from './endpoint.ts';
import { CountedPageQuery, countedPageOf } from './list-query.ts';
import { orSelected, selectionQuery } from './selection.ts';

const selects = catalogueSelection(Section);
const OneSection = orSelected(Section, selects, 'SelectedSection');

const write = { group: 'Sections', access: 'sections:write' } as const;

/** Sections: reading is public, writing needs a key. */
export const sections = {
  list: endpoint({
    id: 'listSections',
    method: 'GET',
    path: '/v1/sections',
    group: 'Sections',
    access: 'public',
    summary: 'List sections, in the order of the navigation',
    query: CountedPageQuery.extend({
      ...selectionQuery(selects),
      published: queryFlag('Only sections in which an article is published.'),
    }),
    answer: countedPageOf(OneSection),
    selects,
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    id: 'getSection',
    method: 'GET',
    path: '/v1/sections/{idOrSlug}',
    group: 'Sections',
    access: 'public',
    summary: 'Read one section',
    description: 'A slug that the section had before redirects (301).',
    params: ByIdOrSlug,
    query: z.strictObject(selectionQuery(selects)),
    answer: OneSection,
    selects,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...write,
    id: 'createSection',
    method: 'POST',
    path: '/v1/sections',
    summary: 'Add a section',
    body: SectionDraft,
    answer: Section,
    status: 201,
    problems: ['slug-taken'],
  }),
  update: endpoint({
    ...write,
    id: 'updateSection',
    method: 'PATCH',
    path: '/v1/sections/{idOrSlug}',
    summary: 'Change a section',
    description: 'JSON Merge Patch (RFC 7396).',
    params: ByIdOrSlug,
    body: SectionPatch,
    answer: Section,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'slug-taken'],
  }),
  remove: endpoint({
    ...write,
    id: 'deleteSection',
    method: 'DELETE',
    path: '/v1/sections/{idOrSlug}',
    summary: 'Delete a section that no article names',
    params: ByIdOrSlug,
    status: 204,
    needsIfMatch: true,
    problems: ['not-found', 'still-in-use'],
  }),
};
