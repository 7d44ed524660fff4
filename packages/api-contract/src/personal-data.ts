import { CommentKind, CommentStatus, Email, Id, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const group = { group: 'Personal data' } as const;

/** Whose data is asked for. */
export const PersonalDataRequest = z.strictObject({ email: Email }).meta({
  id: 'PersonalDataRequest',
  description: 'Whose data is asked for. A link is mailed to the address.',
  examples: [{ email: 'pilot@example.org' }],
});

const OwnDecision = z.strictObject({
  at: Timestamp,
  from: CommentStatus,
  to: CommentStatus,
  by: z.enum(['staff', 'rules', 'reports', 'author']).meta({ description: 'Who decided.' }),
});

const KeptComment = z.strictObject({
  id: Id,
  article: z.strictObject({ id: Id, title: z.string(), url: z.string() }),
  parentId: Id.nullable(),
  kind: CommentKind,
  status: CommentStatus,
  name: z.string(),
  website: z.string().nullable(),
  body: z.string(),
  createdAt: Timestamp,
  editedAt: Timestamp.nullable(),
  isEditorsPick: z.boolean(),
  ipAddress: z.string().nullable().meta({ description: 'Where it came from; null once that is forgotten.' }),
  reportCount: z.int(),
  rules: z
    .array(z.strictObject({ rule: z.string(), verdict: z.string() }))
    .meta({ description: 'Which moderation rules spoke when it came in.' }),
  decisions: z.array(OwnDecision),
});

const KeptReport = z.strictObject({
  commentId: Id,
  reason: z.string(),
  body: z.string(),
  createdAt: Timestamp,
});

const KeptSubscription = z.strictObject({
  articleId: Id,
  askedAt: Timestamp,
  confirmedAt: Timestamp.nullable().meta({ description: 'When it was confirmed from the mailbox: the consent.' }),
});

const KeptBan = z.strictObject({ createdAt: Timestamp, expiresAt: Timestamp.nullable() });

/** Everything that is kept under an email address. */
export const PersonalData = z
  .strictObject({
    email: z.string(),
    comments: z.array(KeptComment),
    replyNotifications: z.array(KeptSubscription),
    reports: z.array(KeptReport).meta({ description: 'Made with a browser that wrote under this address, too.' }),
    bans: z.array(KeptBan).meta({ description: 'Because of which what comes from this address is not published.' }),
  })
  .meta({
    id: 'PersonalData',
    description: 'Everything that is kept under an email address.',
    examples: [
      {
        email: 'pilot@example.org',
        comments: [],
        replyNotifications: [],
        reports: [],
        bans: [],
      },
    ],
  });
export type PersonalData = z.infer<typeof PersonalData>;

const ByToken = z.strictObject({
  token: z
    .string()
    .min(1)
    .max(1000)
    .meta({
      description: 'What the mailed link ends with.',
      examples: ['MTc5NTUwNzIwMCB2MS5hYmM.mXUx9lGkT4uVaz0cQ2h3Pw'],
    }),
});

/** What readers ask for of what is kept about them. Whoever has the mailbox is who it is about. */
export const personalData = {
  request: endpoint({
    ...group,
    id: 'requestPersonalData',
    method: 'POST',
    path: '/v1/personal-data',
    access: 'public',
    summary: 'Have a link mailed to your data',
    description:
      'Answers the same, and in the same time, whether anything is kept of the address or not. A few mails a day go to one address.',
    body: PersonalDataRequest,
    status: 204,
    isOneWay: true,
    problems: [],
  }),
  get: endpoint({
    ...group,
    id: 'getPersonalData',
    method: 'GET',
    path: '/v1/personal-data/{token}',
    access: 'public',
    isConfidential: true,
    summary: 'Read everything that is kept of you',
    description: 'Comments in every state, with what was decided about them, and what was subscribed to.',
    params: ByToken,
    answer: PersonalData,
    status: 200,
    problems: ['not-found', 'link-expired'],
  }),
  erase: endpoint({
    ...group,
    id: 'erasePersonalData',
    method: 'POST',
    path: '/v1/personal-data/{token}/erase',
    access: 'public',
    summary: 'Have everything erased that is kept of you',
    description:
      'It cannot be undone. Comments that somebody replied to leave an empty place behind; bans stay. When it is answered, it is done.',
    params: ByToken,
    status: 204,
    isOneWay: true,
    problems: ['not-found', 'link-expired'],
  }),
};
