// The mails that are written when they are sent, so that they say what is true then, each with who writes it.
import type { MailKind } from './mail/mail.actions.ts';
import { moderatorMail, moderatorMailKind } from './moderator-mail/moderator-mail.ts';
import { digestKind, replyDigest } from './notifications/reply-digest.ts';

export const mailKinds: Readonly<Record<string, MailKind>> = {
  [digestKind]: replyDigest,
  [moderatorMailKind]: moderatorMail,
};
