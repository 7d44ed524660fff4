// How the newspaper runs its discussions.
import { z } from 'zod';
import { toHost } from '../moderation/comment-links.ts';
import { CloseCommentsAfterDays, CommentPolicy } from './comment-policy.ts';
import { line } from '../text/plain-text.ts';

const mostEntries = 5000;

const words = z.array(line(200)).max(mostEntries);
const hosts = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .overwrite((host) => host.replace(/^\*?\./, ''))
      .max(253)
      .refine(isHostName, 'Must be the name of a host, such as example.org.'),
  )
  .max(mostEntries);

const fields = {
  policy: CommentPolicy,
  closeAfterDays: CloseCommentsAfterDays.meta({
    description: 'How many days after publication a discussion ends; null: never.',
    examples: [30],
  }),
  minLength: z.int().min(1).max(1000).meta({ description: 'In characters that can be seen.' }),
  maxLength: z.int().min(100).max(10_000).meta({ description: 'In characters.' }),
  minSecondsToWrite: z.int().min(0).max(600).meta({
    description: 'What was written faster than this waits for a moderator.',
  }),
  trustAfter: z
    .int()
    .min(1)
    .max(1000)
    .meta({
      description:
        'How many approved comments make a reader a trusted one, whom fewer rules hold; as long as none of theirs was ' +
        'refused within 90 days.',
    }),
  mostPerAddress: z.int().min(1).max(10_000).meta({
    description: 'How many comments from one network within ten minutes appear without a moderator.',
  }),
  mostPerReader: z.int().min(1).max(10_000).meta({
    description: 'How many comments of one reader within ten minutes appear without a moderator.',
  }),
  mostPerArticle: z.int().min(1).max(100_000).meta({
    description: 'How many comments on one article within ten minutes appear without a moderator.',
  }),
  holdWords: words.meta({
    description:
      'A comment that has one of these waits for a moderator. Whole words, or several, however they are disguised; a ' +
      '`*` at the beginning or end lets the word go on there.',
    examples: [['viagra', 'casino*']],
  }),
  blockWords: words.meta({
    description: 'A comment that has one of these is refused, and its reader told so, but not which word it was.',
    examples: [['viagra']],
  }),
  maxLinks: z.int().min(0).max(100).meta({
    description: 'A comment with more links than this waits for a moderator.',
  }),
  goodHosts: hosts.meta({
    description:
      'Links to these hosts, and below them, do not count; hosts that can be taken for one of them are held.',
    examples: [['example.org']],
  }),
  badHosts: hosts.meta({
    description: 'A comment that names one of these, or one below it, is held.',
    examples: [['bad.example']],
  }),
  reportsToHold: z.int().min(1).max(1000).nullable().meta({
    description: 'After how many reports of readers a comment is hidden until a moderator has read it; null: never.',
  }),
  editMinutes: z.int().min(0).max(1440).meta({
    description: 'For how many minutes a reader may change what they wrote.',
  }),
  keepAddressesDays: z.int().min(1).max(3650).meta({
    description: 'After how many days the IP address of a comment is forgotten.',
  }),
  offersNotifications: z.boolean().meta({ description: 'Whether readers may be mailed when somebody replies.' }),
  moderatorMail: z.enum(['off', 'each', 'digest']).meta({
    description: 'Whether held comments are mailed to the moderators: each at once, or once an hour.',
  }),
  usesClassifier: z.boolean().meta({
    description: 'Whether the spam classifier is heard, once moderators have made enough decisions.',
  }),
};

/** The settings of all discussions. Sections and articles can be stricter, with `commentPolicy` and their days. */
export const CommentSettings = /* @__PURE__ */ z
  .strictObject({
    policy: fields.policy.default('first-premoderated'),
    closeAfterDays: fields.closeAfterDays.default(null),
    minLength: fields.minLength.default(1),
    maxLength: fields.maxLength.default(10_000),
    minSecondsToWrite: fields.minSecondsToWrite.default(3),
    trustAfter: fields.trustAfter.default(3),
    mostPerAddress: fields.mostPerAddress.default(10),
    mostPerReader: fields.mostPerReader.default(5),
    mostPerArticle: fields.mostPerArticle.default(100),
    holdWords: fields.holdWords.default([]),
    blockWords: fields.blockWords.default([]),
    maxLinks: fields.maxLinks.default(3),
    goodHosts: fields.goodHosts.default([]),
    badHosts: fields.badHosts.default([]),
    reportsToHold: fields.reportsToHold.default(3),
    editMinutes: fields.editMinutes.default(10),
    keepAddressesDays: fields.keepAddressesDays.default(30),
    offersNotifications: fields.offersNotifications.default(false),
    moderatorMail: fields.moderatorMail.default('off'),
    usesClassifier: fields.usesClassifier.default(true),
  })
  .meta({
    id: 'CommentSettings',
    description: 'How the newspaper runs its discussions.',
    examples: [{ policy: 'first-premoderated', closeAfterDays: 30, holdWords: ['viagra'] }],
  });
export type CommentSettings = z.infer<typeof CommentSettings>;

/** A change to the settings, as JSON Merge Patch (RFC 7396): what is absent stays, lists are replaced whole. */
export const CommentSettingsPatch = /* @__PURE__ */ z
  .strictObject(fields)
  .partial()
  .meta({
    id: 'CommentSettingsPatch',
    description: 'A change to the settings of discussions.',
    examples: [{ closeAfterDays: 30, holdWords: ['viagra', 'casino*'] }],
  });
export type CommentSettingsPatch = z.infer<typeof CommentSettingsPatch>;

/** What holds until somebody decides otherwise. */
export const defaultCommentSettings: CommentSettings = /* @__PURE__ */ CommentSettings.parse({});

function isHostName(text: string): boolean {
  return !/[\s/:@?#\\]/.test(text) && toHost(text) !== undefined;
}
