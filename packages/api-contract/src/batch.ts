import {
  ArticleDraft,
  ArticlePatch,
  AuthorDraft,
  AuthorPatch,
  Id,
  SectionDraft,
  SectionPatch,
  Slug,
  TagDraft,
  TagPatch,
} from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Problem } from './problems.ts';

const mostOperations = 500;

function creates<Type extends string, Body extends z.ZodType>(type: Type, body: Body) {
  return z.strictObject({ op: z.literal('create'), type: z.literal(type), body });
}

function updates<Type extends string, Body extends z.ZodType>(type: Type, body: Body) {
  return z.strictObject({
    op: z.literal('update'),
    type: z.literal(type),
    idOrSlug: z.string().min(1).max(200).meta({ description: 'Its id or its slug.' }),
    ifVersion: z.union([z.int().positive(), z.literal('*')]).meta({
      description: 'The version that was read, so that no change is overwritten. `*` stands for any.',
    }),
    body,
  });
}

/** One thing to make or to change. */
export const BatchOperation = z
  .discriminatedUnion('op', [
    z.discriminatedUnion('type', [
      creates('article', ArticleDraft),
      creates('author', AuthorDraft),
      creates('section', SectionDraft),
      creates('tag', TagDraft),
    ]),
    z.discriminatedUnion('type', [
      updates('article', ArticlePatch),
      updates('author', AuthorPatch),
      updates('section', SectionPatch),
      updates('tag', TagPatch),
    ]),
  ])
  .meta({
    id: 'BatchOperation',
    description: 'One thing to make or to change. What later ones refer to may be made by earlier ones.',
    examples: [{ op: 'create', type: 'author', body: { name: 'Ilse Marrow', slug: 'ilse-marrow' } }],
  });
export type BatchOperation = z.infer<typeof BatchOperation>;

/** Many things to make or to change, in their order. */
export const BatchRequest = z
  .strictObject({
    operations: z
      .array(BatchOperation)
      .min(1, 'Must have at least one.')
      .max(mostOperations, `Must have at most ${mostOperations}.`)
      .meta({ description: 'In the order in which they are done.' }),
  })
  .meta({
    id: 'BatchRequest',
    description: 'Many things to make or to change, in their order.',
    examples: [
      {
        operations: [
          { op: 'create', type: 'section', body: { name: 'Harbour', slug: 'harbour' } },
          {
            op: 'create',
            type: 'article',
            body: { title: 'Harbour towns agree to share the last cold-water ferries', section: 'harbour' },
          },
          { op: 'update', type: 'tag', idOrSlug: 'ferries', ifVersion: '*', body: { name: 'Ferries and boats' } },
        ],
      },
    ],
  });
export type BatchRequest = z.infer<typeof BatchRequest>;

const exampleId = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02';

/** What became of an operation that was done. */
export const BatchDone = z
  .object({
    status: z
      .union([z.literal(200), z.literal(201)])
      .meta({ description: '201 where it was made, 200 where changed.' }),
    id: Id,
    slug: Slug,
    version: z.int().positive(),
    location: z.string().meta({ description: 'Where it can be read.' }),
  })
  .meta({
    id: 'BatchDone',
    description: 'What became of an operation that was done.',
    examples: [{ status: 201, id: exampleId, slug: 'harbour', version: 1, location: `/v1/sections/${exampleId}` }],
  });

/** Why an operation was refused. Nothing of it has been written. */
export const BatchRefused = z
  .object({ status: z.int().meta({ description: 'That of the problem.' }), problem: Problem })
  .meta({
    id: 'BatchRefused',
    description: 'Why an operation was refused. Nothing of it has been written.',
    examples: [
      {
        status: 422,
        problem: {
          type: 'urn:broadsheet:problem:invalid-body',
          code: 'invalid-body',
          title: 'The body does not fit its schema',
          status: 422,
          detail: 'The body has one mistake: at /operations/1/body/title, Must not be empty.',
          errors: [{ pointer: '/operations/1/body/title', message: 'Must not be empty.' }],
        },
      },
    ],
  });

/** What became of each operation, in their order. One that was refused has a `problem`. */
export const BatchAnswer = z.object({ outcomes: z.array(z.union([BatchDone, BatchRefused])) }).meta({
  id: 'BatchAnswer',
  description: 'What became of each operation, in their order. One that was refused has a `problem`.',
  examples: [
    {
      outcomes: [{ status: 201, id: exampleId, slug: 'harbour', version: 1, location: `/v1/sections/${exampleId}` }],
    },
  ],
});
export type BatchAnswer = z.infer<typeof BatchAnswer>;
export type BatchOutcome = BatchAnswer['outcomes'][number];

/** Many writes in one request, for importers. */
export const batch = {
  run: endpoint({
    id: 'runBatch',
    method: 'POST',
    path: '/v1/batch',
    group: 'Batch',
    access: 'identified',
    judgesParts: true,
    summary: 'Make or change up to 500 things at once',
    description:
      'Each operation is a transaction of its own, needs the right that its own endpoint needs, and has its own outcome: ' +
      'one that is refused keeps none of the others back. With an `Idempotency-Key`, a batch that broke off goes on ' +
      'where it stopped when it is sent again.',
    body: BatchRequest,
    answer: BatchAnswer,
    status: 200,
    problems: [],
  }),
};
