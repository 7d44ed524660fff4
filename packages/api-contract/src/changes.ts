import { Change } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint, queryInteger } from './endpoint.ts';

/** The change log: every change once, in order. */
export const changes = {
  list: endpoint({
    id: 'listChanges',
    method: 'GET',
    path: '/v1/changes',
    group: 'Changes',
    access: 'public',
    summary: 'What has happened since',
    description:
      'Without a key: changes to what readers can see. With the scope `drafts:read`: all of them. ' +
      'With `wait`, an answer that would be empty is held back until something happens or the time is over.',
    query: z.strictObject({
      after: z
        .string()
        .regex(/^(?:latest|\d{1,15})$/, 'Must be the `next` of an answer, or `latest`.')
        .default('0')
        .meta({
          description: 'The `next` of the answer before; `latest` skips what has happened so far.',
          examples: ['42'],
        }),
      limit: queryInteger({ min: 1, max: 1000 }).prefault(100).meta({ description: 'How many changes at most.' }),
      wait: queryInteger({ min: 0, max: 30 })
        .prefault(0)
        .meta({ description: 'Seconds to wait for something to happen.' }),
    }),
    answer: z.object({
      items: z.array(Change),
      next: z.string().meta({ description: 'Pass it as `after` to go on.' }),
    }),
    status: 200,
    problems: [],
  }),
};
