import type { Newsroom } from '../../newsroom.ts';
import { mailKinds } from '../../mail-kinds.ts';
import { sendDueMails } from '../send-mails.ts';
import { readMail, type ReadMail } from './read-mail.ts';
import { runMailServer, type MailServer } from './run-mail-server.ts';

/** Where all mails of a newsroom arrive during a test. */
export interface Mailbox {
  readonly server: MailServer;
  /** Sends what is due, and returns what has arrived since the last time, in the order of their subjects. */
  receive(newsroom: Newsroom): Promise<(ReadMail & { readonly to: string })[]>;
}

/** Opens a mailbox until the test is over. */
export async function openMailbox(): Promise<Mailbox> {
  const server = await runMailServer();
  const from = { name: 'The Example', address: 'noreply@site.example' };
  return {
    server,
    async receive(newsroom) {
      await sendDueMails(newsroom, { settings: { from, route: server }, kinds: mailKinds });
      const mails = server.received.splice(0).map(({ raw, to: [to = ''] }) => ({ ...readMail(raw), to }));
      return mails.sort((one, other) => one.subject.localeCompare(other.subject));
    },
  };
}

/** The token at the end of the first link of `mail` that leads to this part of the site. */
export function tokenIn(mail: Pick<ReadMail, 'text'> | undefined, path: string): string {
  const [, token = ''] = new RegExp(`${path}/([\\w.-]+)`).exec(mail?.text ?? '') ?? [];
  return token;
}
