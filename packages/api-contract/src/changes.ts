import { Change, ChangeSubject, ChangeTypePattern } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint, queryInteger } from './endpoint.ts';

/** Which changes are asked for. */
const ChangesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^(?:latest|\d{1,15})$/, 'Must be the `next` of an answer, or `latest`.')
    .default('0')
    .meta({
      description: 'The `next` of the answer before; `latest` skips what has happened so far.',
      examples: ['latest'],
    }),
  limit: queryInteger({ min: 1, max: 1000 })
    .prefault(100)
    .meta({ description: 'How many changes at most. A stream has no limit.', examples: [100] }),
  wait: queryInteger({ min: 0, max: 30 })
    .prefault(0)
    .meta({ description: 'Seconds to wait for something to happen. A stream always waits.', examples: [0] }),
  types: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .pipe(z.array(ChangeTypePattern).max(50))
    .optional()
    .meta({
      description: 'Only changes of these types, with commas between them: `article.published,comment.*`.',
      examples: ['article.*,author.updated'],
    }),
  subject: ChangeSubject.optional().meta({
    description: 'Only changes of this: `article:ID`, `author:ID`, `section:ID`, `tag:ID` or `comment:ID`.',
    examples: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'],
  }),
});

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
      'With `wait`, an answer that would be empty is held back until something happens or the time is over. ' +
      'As `text/event-stream`, changes are sent as they happen: `id` is the place in the log, `event` the type, ' +
      '`data` the change; `Last-Event-ID` goes on after a break, and counts for more than `after`. ' +
      'Pass on `next` also where `items` is empty: it says how far the log was read.',
    query: ChangesQuery,
    answer: z.object({
      items: z.array(Change),
      next: z.string().meta({ description: 'Pass it as `after` to go on.' }),
    }),
    media: ['text/event-stream'],
    status: 200,
    problems: ['changes-expired'],
  }),
};
