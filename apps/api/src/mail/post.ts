// The way out for mails: an SMTP server, or a folder where none is set.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { toMessage, type Letter, type MailSender } from './to-message.ts';

/** Where mails go, and whom they come from. */
export interface MailSettings {
  readonly from: MailSender;
  /** An SMTP server, or a folder for `.eml` files. */
  readonly route: { readonly smtpUrl: string } | { readonly folder: string };
}

/** A way out. */
export interface Post {
  /** Resolves when somebody else has the letter. Where `signal` aborts, nobody knows. */
  send(letter: Letter, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** How long a server may be silent. Milliseconds. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const mostConnections = 3;

/** Opens the way out. */
export function openPost({ from, route }: MailSettings): Post {
  return 'smtpUrl' in route ? openSmtp(route.smtpUrl, from) : openOutbox(route.folder, from);
}

function openSmtp(smtpUrl: string, from: MailSender): Post {
  const pool = { pool: true, url: smtpUrl, maxConnections: mostConnections, maxRequeues: 0, ...patience } as const;
  const transport = createTransport(pool);
  return {
    async send(letter, signal) {
      await transport.sendMail({ ...toMessage(letter, from), signal });
    },
    close: () => transport.close(),
  };
}

function openOutbox(folder: string, from: MailSender): Post {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(letter) {
      const { message } = await composer.sendMail(toMessage(letter, from));
      if (!Buffer.isBuffer(message)) throw new Error('A mail was made as a stream.');
      // There are addresses in it.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(join(folder, `${letter.id}.eml`), message);
    },
    close: () => composer.close(),
  };
}

// Whoever looks into the folder sees no half of a mail, also after a power cut.
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
