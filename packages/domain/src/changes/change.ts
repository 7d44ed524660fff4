import { z } from 'zod';
import { Timestamp } from '../values/timestamp.ts';

/** What can happen. The names never change their meaning: integrators branch on them. */
export const ChangeType = /* @__PURE__ */ z
  .enum([
    'article.created',
    'article.updated',
    'article.submitted',
    'article.returned',
    'article.scheduled',
    'article.published',
    'article.withdrawn',
    'article.deleted',
    'author.created',
    'author.updated',
    'author.deleted',
    'section.created',
    'section.updated',
    'section.deleted',
    'tag.created',
    'tag.updated',
    'tag.deleted',
    'comment.submitted',
    'comment.approved',
    'comment.held',
    'comment.rejected',
    'comment.spam',
    'comment.updated',
    'comment.reported',
    'comment.deleted',
    'discussion.configured',
  ])
  .meta({ id: 'ChangeType', description: 'What happened.', examples: ['article.published'] });
export type ChangeType = z.infer<typeof ChangeType>;

/**
 * One row of the change log. `subjects` names everything whose public face may have changed (`article:ID`,
 * `author:ID`, `section:ID`, `tag:ID`, `comment:ID`), so that caches can be purged by it.
 */
export const Change = /* @__PURE__ */ z
  .strictObject({
    id: z.string().meta({ description: 'Its place in the log; resume after it with `after`.' }),
    type: ChangeType,
    at: Timestamp,
    subjects: z.array(z.string()),
  })
  .meta({
    id: 'Change',
    description: 'One thing that happened.',
    examples: [
      {
        id: '42',
        type: 'article.published',
        at: '2026-11-22T20:00:00.000Z',
        subjects: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', 'section:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02'],
      },
    ],
  });
export type Change = z.infer<typeof Change>;
