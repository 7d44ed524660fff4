// The mails that are written when they are sent, so that they say what is true then, each with who writes it.
import type { MailKind } from './mail/send-mails.ts';

export const mailKinds: Readonly<Record<string, MailKind>> = {};
