// Sends the mails that wait. Any number of processes may do this: whoever begins an attempt says until when, and where
// it dies in between, another one goes on. What was sent and not noted is sent again, under the same Message-ID.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { MailContent } from './mail-content.ts';
import type { ComposedMail, MailKind } from './mail.actions.ts';
import { isRefused, nextDelay, toSendFailure, type SendFailure } from './mail-retries.ts';
import { claimMail, deleteMail, listDueMails, postponeMail, type StoredMail } from './mails.store.ts';
import { openPost, type MailSettings, type Post } from './post.ts';

/** What mails are sent with. */
export interface MailParts {
  readonly settings: MailSettings;
  /** By the `kind` that they were queued with. */
  readonly kinds: Readonly<Record<string, MailKind>>;
}

const lookEveryMs = 1000;
const atOnce = 3;
// An attempt ends before others may begin one.
const attemptMs = 60_000;
const leaseMs = 120_000;
/** How long what is being sent may still take when it is time to stop. */
const graceMs = 5000;

/** Sends mails as they come until `signal` aborts. Resolves when nothing is being sent any more. */
export async function sendMails(newsroom: Newsroom, parts: MailParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sendDueMails(newsroom, parts, signal);
    } catch (error) {
      newsroom.log.error({ err: error }, 'Mails could not be looked up; it is tried again');
    }
    await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Sends what is due, until nothing is or `signal` aborts. */
export async function sendDueMails(newsroom: Newsroom, parts: MailParts, signal?: AbortSignal): Promise<void> {
  const { db } = newsroom;
  const cutOff = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    timer = setTimeout(() => cutOff.abort(), graceMs);
  };
  signal?.addEventListener('abort', stop, { once: true });
  let post: Post | undefined;
  try {
    while (signal?.aborted !== true) {
      const due = await listDueMails(db, { now: newsroom.now(), limit: atOnce });
      if (due.length === 0) break;
      post ??= openPost(parts.settings);
      const round = { newsroom, kinds: parts.kinds, post, cutOff: cutOff.signal };
      await Promise.all(due.map((mail) => attempt(round, mail)));
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    clearTimeout(timer);
    post?.close();
  }
}

interface Round {
  readonly newsroom: Newsroom;
  readonly kinds: MailParts['kinds'];
  readonly post: Post;
  readonly cutOff: AbortSignal;
}

async function attempt(round: Round, due: StoredMail): Promise<void> {
  const { newsroom, post, cutOff } = round;
  if (!(await claimMail(newsroom.db, due, later(newsroom.now(), leaseMs)))) return;
  const mail = { ...due, attempts: due.attempts + 1 };
  try {
    const composed = await composeMail(round, mail);
    if (composed) {
      const to = newsroom.vault.open(mail.recipientSealed);
      const letter = { id: mail.id, to, content: composed.content, at: newsroom.now() };
      await post.send(letter, AbortSignal.any([cutOff, AbortSignal.timeout(attemptMs)])).catch((cause: unknown) => {
        throw new UnsentError(toSendFailure(cause));
      });
    }
    await write(newsroom, async (open) => {
      await deleteMail(open.db, mail.id);
      await composed?.sent?.(open);
    });
  } catch (error) {
    await noteFailure(round, mail, error);
  }
}

/** The way out did not take a mail. It says why, and nothing of whom it was for. */
class UnsentError extends Error {
  readonly failure: SendFailure;

  constructor(failure: SendFailure) {
    super('A mail was not taken.');
    this.failure = failure;
  }
}

const Content = z.union([z.object({ content: MailContent }), z.object({ about: z.array(z.string()) })]);

async function composeMail({ newsroom, kinds }: Round, mail: StoredMail): Promise<ComposedMail | undefined> {
  const content = readContent(newsroom, mail);
  if ('content' in content) return content;
  const kind = kinds[mail.kind];
  if (!kind) throw new Error(`Nobody writes mails of the kind “${mail.kind}”.`);
  return kind.compose(newsroom, content.about);
}

function readContent({ vault }: Newsroom, mail: StoredMail): z.infer<typeof Content> {
  return Content.parse(JSON.parse(vault.open(mail.contentSealed)));
}

async function noteFailure({ newsroom, kinds }: Round, mail: StoredMail, error: unknown): Promise<void> {
  const failure = error instanceof UnsentError ? error.failure : undefined;
  const refused = failure !== undefined && isRefused(failure);
  const delay = refused ? undefined : nextDelay(mail.attempts, Math.random());
  const said = { mail: mail.id, kind: mail.kind, attempts: mail.attempts, ...(failure ?? { err: error }) };
  if (delay !== undefined) {
    newsroom.log.warn(said, 'A mail could not be sent; it is tried again');
    await postponeMail(newsroom.db, { ...mail, nextAttemptAt: later(newsroom.now(), delay) });
    return;
  }
  newsroom.log.error(said, 'A mail is given up');
  const about = findAbout(newsroom, mail);
  await write(newsroom, async (open) => {
    await deleteMail(open.db, mail.id);
    if (about) await kinds[mail.kind]?.givenUp?.(open, about, refused ? 'refused' : 'expired');
  });
}

function findAbout(newsroom: Newsroom, mail: StoredMail): readonly string[] | undefined {
  try {
    const content = readContent(newsroom, mail);
    return 'about' in content ? content.about : undefined;
  } catch {
    // Sealed under another key: that is why it is given up.
    return undefined;
  }
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}
