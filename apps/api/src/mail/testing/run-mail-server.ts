// A real SMTP server for a test, which keeps what it gets.
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as it arrived. */
interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface MailServer {
  readonly smtpUrl: string;
  readonly received: ReceivedMail[];
  /** What to answer instead of taking the next mails: a code and a text. */
  refusal: { readonly at: 'recipient' | 'data'; readonly code: number; readonly text: string } | undefined;
}

/** Runs until the test is over. */
export async function runMailServer(): Promise<MailServer> {
  const state: Omit<MailServer, 'smtpUrl'> = { received: [], refusal: undefined };
  const refuse = (at: 'recipient' | 'data') =>
    state.refusal?.at === at
      ? Object.assign(new Error(state.refusal.text), { responseCode: state.refusal.code })
      : undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => callback(refuse('recipient')),
    onData(stream, session, callback) {
      void text(stream).then((raw) => {
        const refusal = refuse('data');
        if (refusal) {
          callback(refusal);
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        state.received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(async () => {
    server.close();
    await once(listening, 'close');
  });
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(state, { smtpUrl: `smtp://127.0.0.1:${port}` });
}
