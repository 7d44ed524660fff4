import { Slug } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Old addresses, of the system that content was imported from. */
export const redirects = {
  find: endpoint({
    id: 'findRedirect',
    method: 'GET',
    path: '/v1/redirects',
    group: 'Redirects',
    access: 'public',
    summary: 'Where an old address leads today',
    query: z.strictObject({
      path: z
        .string()
        .min(1)
        .max(2000)
        .meta({ description: 'Path and query of the old address.', examples: ['/2025/03/ferries/', '/?p=4411'] }),
    }),
    answer: z.object({ kind: z.enum(['article', 'author', 'section', 'tag']), slug: Slug }),
    status: 200,
    problems: ['not-found'],
  }),
};
