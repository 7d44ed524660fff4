// The links in mails about replies, and what each is good for.
import { expiresAfter, isExpired, readGrant, signGrant, type GrantPurpose } from '../privacy/signed-grant.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';

const day = 24 * 60 * 60;

/** For so long a subscription may be confirmed. */
export const confirmableSeconds = 7 * day;
// Mails stay in mailboxes, and whoever finds one there must be able to end them.
const endableSeconds = 400 * day;

/** The page on which a subscription is confirmed. */
export function toConfirmUrl(newsroom: Newsroom, id: string): string {
  return `${newsroom.newspaper.url}/mail/confirm/${sign(newsroom, id, 'confirmation of a subscription')}`;
}

/** The page on which a subscription is ended; a POST there ends it at once. */
export function toUnsubscribeUrl(newsroom: Newsroom, id: string): string {
  return `${newsroom.newspaper.url}/mail/unsubscribe/${sign(newsroom, id, 'end of a subscription')}`;
}

/** The subscription that `token` confirms. Throws `not-found` and `link-expired`. */
export function readConfirmToken(newsroom: Newsroom, token: string): string {
  return read(newsroom, token, 'confirmation of a subscription');
}

/** The subscription that `token` ends. Throws `not-found` and `link-expired`. */
export function readEndToken(newsroom: Newsroom, token: string): string {
  return read(newsroom, token, 'end of a subscription');
}

function sign({ vault, now }: Newsroom, id: string, purpose: GrantPurpose): string {
  const seconds = purpose === 'end of a subscription' ? endableSeconds : confirmableSeconds;
  return signGrant(vault, purpose, { about: [id], expires: expiresAfter(now(), seconds) });
}

function read({ vault, now }: Newsroom, token: string, purpose: GrantPurpose): string {
  const grant = readGrant(vault, purpose, token);
  const id = grant?.about[0];
  if (!grant || id === undefined) throw new Refusal('not-found', 'There is no such link.');
  if (isExpired(grant, now())) throw new Refusal('link-expired', 'This link was good for a while, and no longer is.');
  return id;
}
