// The link that is mailed to whoever asks for their data. Whoever can read the mailbox is who it is about. It says the
// address, encrypted, so that nothing is stored of who asked, and nobody learns of whom something is kept.
import type { Newspaper } from '@broadsheet/domain';
import { toAddressGroup } from '@broadsheet/service';
import { write } from '../changes/changes.actions.ts';
import { queueAskedMail } from '../mail/mail.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { expiresAfter, isExpired, readGrant, signGrant } from '../privacy/signed-grant.ts';
import { Refusal } from '../refusal.ts';

const purpose = 'personal data';
const goodForSeconds = 24 * 60 * 60;

/**
 * Mails the link to `email`, whether anything is kept of it or not. What is kept is not looked at: neither the answer nor
 * its time tells of it. Nothing is mailed where too much was asked for.
 */
export async function mailLink(
  newsroom: Newsroom,
  newspaper: Newspaper,
  { email, readerAddress }: { email: string; readerAddress: string },
): Promise<void> {
  const senderHash = newsroom.vault.hash('address', toAddressGroup(readerAddress));
  await write(newsroom, async (open) => {
    const link = `${newspaper.url}/your-data/${signLink(newsroom, email, open.now)}`;
    const content = toContent(newspaper, link);
    await queueAskedMail(newsroom, open, { to: email, kind: 'personal data', senderHash, content });
  });
}

/** The token for everything that is kept of `email`. */
export function signLink({ vault }: Pick<Newsroom, 'vault'>, email: string, now: string): string {
  const about = [vault.seal(email.trim().toLowerCase())];
  return signGrant(vault, purpose, { about, expires: expiresAfter(now, goodForSeconds) });
}

/** The address, in lower case, that a token is about. Throws `not-found` and `link-expired`. */
export function readLink({ vault, now }: Pick<Newsroom, 'vault' | 'now'>, token: string): string {
  const grant = readGrant(vault, purpose, token);
  const [sealed] = grant?.about ?? [];
  if (!grant || sealed === undefined) throw new Refusal('not-found', 'There is no such link.');
  if (isExpired(grant, now())) {
    throw new Refusal('link-expired', 'This link was good for a day. Have a new one mailed to you.');
  }
  return vault.open(sealed);
}

/** By what everything of an address is found. */
export function hashReader({ vault }: Pick<Newsroom, 'vault'>, email: string): string {
  return vault.hash('email', email.trim().toLowerCase());
}

function toContent({ name }: Newspaper, link: string) {
  return {
    subject: `Your data at ${name}`,
    parts: [
      `Somebody, most likely you, asked ${name} for what it keeps of this address.`,
      { link, label: 'See it, have a copy of it, or have it erased' },
      'The link is good for a day, and for whoever has it: do not pass it on. If it was not you, do nothing: nobody has learnt anything.',
    ],
  };
}
