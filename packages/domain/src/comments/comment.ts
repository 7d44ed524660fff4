import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { CommentStatus, RuleOutcome } from '../moderation/moderation-outcome.ts';
import { line, paragraphs } from '../text/plain-text.ts';
import { Timestamp } from '../values/timestamp.ts';
import { WebAddress } from '../values/web-address.ts';

/** A reader's comment, or the notice of another site that it linked here (kept apart from the discussion). */
export const CommentKind = /* @__PURE__ */ z.enum(['comment', 'pingback', 'trackback']).meta({
  id: 'CommentKind',
  description: "A reader's comment, or another site's notice of a link.",
  examples: ['comment'],
});
export type CommentKind = z.infer<typeof CommentKind>;

/** The longest comment, in Unicode code points. */
export const maxCommentLength = 10_000;

/** A reader's address. It never leaves the system: no published type has such a field. */
export const Email = /* @__PURE__ */ z
  .string()
  .trim()
  .max(254, 'Must have at most 254 characters.')
  .pipe(z.email('Enter an address like name@example.org.'))
  .meta({
    description: "A reader's email address. It is never published.",
    format: 'email',
    examples: ['sunniva@example.org'],
  });

/** What a reader sends. The form on the site and the API both parse it with this schema. */
export const CommentSubmission = /* @__PURE__ */ z
  .strictObject({
    body: paragraphs(maxCommentLength).min(1, 'Write something first.'),
    name: line(80).refine((name) => !Email.safeParse(name).success, 'It is published: enter a name, not your address.'),
    email: Email,
    website: WebAddress.nullable().default(null),
    parentId: Id.nullable().default(null).meta({ description: 'The comment that this one replies to.' }),
    notify: z.boolean().default(false).meta({
      description: 'Whether to mail the reader when somebody replies, once they have confirmed that they want it.',
    }),
    honeypot: z
      .string()
      .max(500)
      .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Must be well-formed Unicode without NUL.')
      .default('')
      .meta({ description: 'Left empty: a form hides it from people. What fills it in is a program.' }),
    secondsToWrite: z.number().min(0).max(1e9).nullable().default(null).meta({
      description: 'How long the reader had the form in hand, in seconds; null where nobody measured.',
    }),
  })
  .meta({
    id: 'CommentSubmission',
    description: 'A comment as a reader sends it. The email address is not published.',
    examples: [{ body: 'That was my crew. It was lentil.', name: 'Old Pilot', email: 'pilot@example.org' }],
  });
export type CommentSubmission = z.infer<typeof CommentSubmission>;

const example = {
  id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06',
  articleId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
  parentId: null,
  kind: 'comment',
  name: 'Old Pilot',
  website: null,
  body: 'That was my crew. It was lentil.',
  createdAt: '2026-11-23T09:00:00.000Z',
  threadId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06',
  avatarSeed: 'k3Jd9sQx',
  editedAt: null,
  isEditorsPick: false,
  isRemoved: false,
};

/** A comment as readers see it. There is no email and no IP address in this type. */
export const PublicComment = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    articleId: Id,
    parentId: Id.nullable(),
    kind: CommentKind,
    name: z.string(),
    website: z.string().nullable(),
    body: z.string().meta({ description: 'Plain text; an empty line parts paragraphs.' }),
    createdAt: Timestamp,
    threadId: Id.meta({ description: 'The comment that began the thread; its own id where it did.' }),
    avatarSeed: z.string().meta({
      description: 'What to draw the face of its reader from. It is random: nothing about the reader follows from it.',
    }),
    editedAt: Timestamp.nullable().meta({ description: 'When its reader last changed what it says.' }),
    isEditorsPick: z.boolean().meta({ description: 'Whether the editors point it out.' }),
    isRemoved: z.boolean().meta({
      description: 'Whether it was taken away, and stands there, empty, for the sake of the replies to it.',
    }),
  })
  .meta({
    id: 'PublicComment',
    description: 'A comment as readers see it.',
    examples: [example],
  });
export type PublicComment = z.infer<typeof PublicComment>;

/** A comment as a moderator sees it: with its state, who wrote it, and why it was held. Never send it to a reader. */
export const ModeratedComment = /* @__PURE__ */ PublicComment.extend({
  status: CommentStatus,
  email: z.string().nullable(),
  ipAddress: z.string().nullable(),
  outcomes: z.array(RuleOutcome).meta({ description: 'What each moderation rule said when the comment came in.' }),
  decidedAt: Timestamp.nullable(),
  decidedBy: z.string().nullable().meta({
    description:
      'Who decided last: `user:ID`, `key:ID`, `admin`; `rules`, `reports` or `author` where nobody of the staff did.',
  }),
  reportCount: z.int().min(0).meta({ description: 'How many readers reported it since a moderator last decided.' }),
  version: z.int().positive(),
}).meta({
  id: 'ModeratedComment',
  description: 'A comment as a moderator sees it.',
  examples: [
    {
      ...example,
      status: 'pending',
      email: 'pilot@example.org',
      ipAddress: '192.0.2.7',
      outcomes: [
        { rule: 'first-comment', verdict: 'hold', reason: 'The first comment of a reader waits for a moderator.' },
      ],
      decidedAt: null,
      decidedBy: null,
      reportCount: 0,
      version: 1,
    },
  ],
});
export type ModeratedComment = z.infer<typeof ModeratedComment>;
