import { CommentStatus, ModeratedComment, RuleOutcome, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { DiscussedArticle } from './comments.ts';
import { endpoint } from './endpoint.ts';
import { ByMailToken } from './reply-subscriptions.ts';

/** What a moderator can do with a comment through a link. */
export const MailedDecisionAction = z.enum(['approve', 'reject', 'spam']).meta({
  id: 'MailedDecisionAction',
  description: 'What is to happen to the comment.',
  examples: ['approve'],
});
export type MailedDecisionAction = z.infer<typeof MailedDecisionAction>;

const exampleToken =
  'MTgwMDAwMDAwMCAwMTkzNmYyYS03YzFlLTdkM2EtOWYxMC0yYjZhNGM4ZDllMDYgMSAwMTkzNmYyYS03YzFlLTdkM2EtOWYxMC0yYjZhNGM4ZDllMDc.mXUx9lGkT4uVaz0cQ2h3PwzN0rYb5DsE8tKfJ6iLq1A';

/** A comment that a moderator was mailed, as it is now. There is no address of its reader in it. */
export const MailedDecision = z
  .object({
    article: DiscussedArticle,
    comment: ModeratedComment.pick({ name: true, website: true, body: true, createdAt: true }),
    status: CommentStatus,
    outcomes: z.array(RuleOutcome).meta({ description: 'What each moderation rule said when the comment came in.' }),
    reportCount: z.int().min(0).meta({ description: 'How many readers reported it.' }),
    decidedAt: Timestamp.nullable(),
    decidedBy: z.string().nullable().meta({ description: 'Who decided last; null where nobody of the staff did.' }),
    hasChanged: z.boolean().meta({
      description: 'Whether somebody has decided on it, or its reader has changed it, since it was mailed.',
    }),
    token: z.string().meta({ description: 'What to decide with on the comment as it is here.' }),
  })
  .meta({
    id: 'MailedDecision',
    description: 'A comment that a moderator was mailed, as it is now.',
    examples: [
      {
        article: {
          id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
          slug: 'harbour-towns-share-ferries',
          title: 'Harbour towns agree to share the last cold-water ferries',
          status: 'published',
        },
        comment: {
          name: 'Old Pilot',
          website: null,
          body: 'That was my crew. It was lentil.',
          createdAt: '2026-11-23T09:00:00.000Z',
        },
        status: 'pending',
        outcomes: [
          { rule: 'first-comment', verdict: 'hold', reason: 'The first comment of a reader waits for a moderator.' },
        ],
        reportCount: 0,
        decidedAt: null,
        decidedBy: null,
        hasChanged: false,
        token: exampleToken,
      },
    ],
  });
export type MailedDecision = z.infer<typeof MailedDecision>;

const byMail = {
  group: 'Links in mails',
  access: 'public',
  isConfidential: true,
  path: '/v1/mailed-decisions/{token}',
  params: ByMailToken,
  answer: MailedDecision,
  status: 200,
} as const;

/** Held comments, by the links that moderators are mailed. Whoever has one is the moderator whom it was mailed to. */
export const mailedDecisions = {
  get: endpoint({
    ...byMail,
    id: 'getMailedDecision',
    method: 'GET',
    summary: 'Read the comment that a link in a mail is about',
    description: 'It decides nothing: programs that follow every link in a mail come here too.',
    problems: ['not-found', 'link-expired'],
  }),
  decide: endpoint({
    ...byMail,
    id: 'decideByMail',
    method: 'POST',
    summary: 'Decide on a comment with a link out of a mail',
    description: 'It counts as the decision of the moderator whom the link was mailed to.',
    addressNamesVersion: true,
    body: z.strictObject({ action: MailedDecisionAction }).meta({
      id: 'MailedDecisionRequest',
      description: 'What is to happen to the comment.',
      examples: [{ action: 'approve' }],
    }),
    problems: ['not-found', 'link-expired', 'transition-not-allowed'],
  }),
};
