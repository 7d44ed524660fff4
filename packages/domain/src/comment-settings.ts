// How the newspaper runs its discussions.
import { z } from 'zod';
import { CommentPolicy } from './comment-policy.ts';

const words = z.array(z.string().trim().min(1).max(200)).max(5000);
const hosts = z.array(z.string().trim().toLowerCase().min(1).max(253)).max(5000);

/** The settings of all discussions. Sections and articles can be stricter, with `commentPolicy` and their days. */
export const CommentSettings = /* @__PURE__ */ z
  .strictObject({
    policy: CommentPolicy.default('first-premoderated'),
    closeAfterDays: z.int().min(1).max(36_500).nullable().default(null).meta({
      description: 'How many days after publication a discussion ends; null: never.',
    }),
    minLength: z.int().min(1).max(1000).default(1).meta({ description: 'In characters.' }),
    maxLength: z.int().min(100).max(10_000).default(10_000).meta({ description: 'In characters.' }),
    minSecondsToWrite: z.int().min(0).max(600).default(3).meta({
      description: 'What was written faster than this waits for a moderator.',
    }),
    trustAfter: z.int().min(1).max(1000).default(3).meta({
      description: 'How many approved comments make a reader a trusted one, whom fewer rules hold.',
    }),
    mostPerAddress: z.int().min(1).max(10_000).default(10).meta({
      description: 'How many comments from one address within ten minutes appear without a moderator.',
    }),
    mostPerReader: z.int().min(1).max(10_000).default(5).meta({
      description: 'How many comments of one reader within ten minutes appear without a moderator.',
    }),
    mostPerArticle: z.int().min(1).max(100_000).default(100).meta({
      description: 'How many comments on one article within ten minutes appear without a moderator.',
    }),
    holdWords: words.default([]).meta({ description: 'A comment that has one of these waits for a moderator.' }),
    blockWords: words.default([]).meta({ description: 'A comment that has one of these is refused.' }),
    maxLinks: z.int().min(0).max(100).default(3).meta({
      description: 'A comment with more links than this waits for a moderator.',
    }),
    goodHosts: hosts.default([]).meta({ description: 'Links to these hosts, and below them, do not count.' }),
    badHosts: hosts.default([]).meta({ description: 'A comment with a link to one of these, or below it, is held.' }),
    reportsToHold: z.int().min(1).max(1000).nullable().default(3).meta({
      description: 'After how many reports of readers a comment is hidden until a moderator has read it; null: never.',
    }),
    editMinutes: z.int().min(0).max(1440).default(10).meta({
      description: 'For how many minutes a reader may change what they wrote.',
    }),
    keepAddressesDays: z.int().min(1).max(3650).default(30).meta({
      description: 'After how many days the IP address of a comment is forgotten.',
    }),
    offersNotifications: z.boolean().default(false).meta({
      description: 'Whether readers may be mailed when somebody replies.',
    }),
    moderatorMail: z.enum(['off', 'each', 'digest']).default('off').meta({
      description: 'Whether held comments are mailed to the moderators: each at once, or once an hour.',
    }),
    usesClassifier: z.boolean().default(true).meta({
      description: 'Whether the spam classifier is heard, once moderators have made enough decisions.',
    }),
  })
  .meta({
    id: 'CommentSettings',
    description: 'How the newspaper runs its discussions.',
    examples: [{ policy: 'first-premoderated', closeAfterDays: 30, holdWords: ['viagra'] }],
  });
export type CommentSettings = z.infer<typeof CommentSettings>;

/** What holds until somebody decides otherwise. */
export const defaultCommentSettings: CommentSettings = /* @__PURE__ */ CommentSettings.parse({});
