// Mails are queued in the transaction of what they tell of, and sent afterwards: so none is sent of what has not
// happened, and none is forgotten.
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import type { MailContent } from './mail-content.ts';
import { insertMail } from './mails.store.ts';
import { mayAsk, type Asker } from './mail-asks.ts';

export type { MailContent, MailPart } from './mail-content.ts';

/** A mail that is written already. */
export interface Mail {
  /** The address of one person. */
  readonly to: string;
  /** What it is about, in a few words, for the log. */
  readonly kind: string;
  readonly content: MailContent;
}

/** A mail that is written when it is sent, so that it says what is true then, by who is listed for its kind. */
export interface LateMail extends Omit<Mail, 'content'> {
  /** What it is to be written of: ids, without blanks. */
  readonly about: readonly string[];
}

/** What a kind of mails that are written when they are sent says. */
export interface MailKind {
  /** Writes one; undefined where there is nothing left to say. */
  compose(newsroom: Newsroom, about: readonly string[]): Promise<ComposedMail | undefined>;
  /** What follows when one is given up, in the transaction that notes it: it was refused for good, or time is over. */
  givenUp?(open: Write, about: readonly string[], because: 'refused' | 'expired'): Promise<void>;
}

export interface ComposedMail {
  readonly content: MailContent;
  /** What follows when it was sent, in the transaction that notes it. */
  readonly sent?: (open: Write) => Promise<void>;
}

/** Has `mail` sent when the transaction of `open` is through, however often it has to be tried for a day. */
export async function queueMail(newsroom: Newsroom, open: Write, { to, kind, content }: Mail): Promise<void> {
  await insertMail(open.db, { ...waiting(newsroom, open, { to, kind }), ...sealContent(newsroom, content) });
}

/**
 * Has a mail written and sent when the transaction of `open` is through. Of one kind about the same, only one waits at
 * a time. Returns whether this one does.
 */
export async function queueLateMail(newsroom: Newsroom, open: Write, mail: LateMail): Promise<boolean> {
  const onlyOne = [mail.kind, ...mail.about].join(' ');
  const sealed = { contentSealed: newsroom.vault.seal(JSON.stringify({ about: mail.about })), onlyOne };
  return insertMail(open.db, { ...waiting(newsroom, open, mail), ...sealed });
}

/**
 * As `queueMail`, for what anybody can have sent to any address by typing it: at most a few a day to one address, and
 * from one network. Returns whether it is sent; nobody who asked may be told.
 */
export async function queueAskedMail(newsroom: Newsroom, open: Write, mail: Mail & Asker): Promise<boolean> {
  if (!(await mayAsk(newsroom, open, mail))) return false;
  await queueMail(newsroom, open, mail);
  return true;
}

function waiting({ vault, newId }: Newsroom, { now }: Write, { to, kind }: Pick<Mail, 'to' | 'kind'>) {
  const recipient = { recipientHash: hashRecipient(vault, to), recipientSealed: vault.seal(to) };
  return { id: newId(), kind, ...recipient, createdAt: now, nextAttemptAt: now };
}

function sealContent({ vault }: Newsroom, content: MailContent) {
  return { contentSealed: vault.seal(JSON.stringify({ content })), onlyOne: null };
}

/** By what mails to an address are found: the hash that comments are found by, too. */
function hashRecipient(vault: Newsroom['vault'], address: string): string {
  return vault.hash('email', address.trim().toLowerCase());
}
