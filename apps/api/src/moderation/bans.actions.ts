// Whose comments nobody but a moderator is to see. What a ban looks at is kept as what a reader sent it: sealed, and found
// again by keyed hashes alone, of an IP address by those of every range around it.
import {
  DomainError,
  fitsNamePattern,
  rangesAround,
  toComparedPattern,
  type CommentBan,
  type CommentBanDraft,
  type CommentBanKind,
} from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import { write } from '../changes/changes.actions.ts';
import { answerPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import { openOrNull, type Vault } from '../privacy/vault.ts';
import { Refusal } from '../refusal.ts';
import * as store from './bans.store.ts';

// Each comment that comes in is held against every one of them.
const mostNameBans = 1000;

/** Who sends a comment, as far as bans are concerned. */
export interface BannedSender {
  readonly email: string;
  readonly ipAddress: string | null;
  readonly name: string;
}

/**
 * Why `sender` is banned, as a sentence for moderators; undefined where they are not. It does not say what of them is
 * banned, but of names: it is kept with the comment, where nothing private may be read.
 */
export async function findBan(
  { db, vault, now }: Pick<Newsroom, 'db' | 'vault'> & { readonly now: string },
  { email, ipAddress, name }: BannedSender,
): Promise<string | undefined> {
  const ranges = ipAddress === null ? [] : rangesAround(ipAddress);
  const hashes = [hashBan(vault, 'email', email), ...ranges.map((range) => hashBan(vault, 'address', range))];
  const found = await store.findBanByHash(db, hashes, now);
  if (found) return toSentence(found, found.kind === 'email' ? 'The email address' : 'The IP address');
  for (const ban of await store.listNameBans(db, now)) {
    const pattern = openOrNull(vault, ban.valueSealed);
    if (pattern !== null && fitsNamePattern(name, pattern)) return toSentence(ban, `The name (${pattern})`);
  }
  return undefined;
}

/** Which page of the bans is wanted. */
interface BansWanted {
  readonly kind?: CommentBanKind | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The bans that hold, the newest first. Throws `invalid-cursor`. */
export function listBans({ db, vault, now }: Newsroom, { kind, limit, after: cursor }: BansWanted) {
  const asked = { order: 'bans', filter: { kind }, cursor, sign: (text: string) => vault.hash('cursor', text) };
  return answerPage(asked, async (after) => {
    const { rows, next } = await store.listBans(db, { now: now(), kind, limit, after });
    return { rows: rows.map((ban) => toAnswer(vault, ban)), next };
  });
}

/** One ban. Throws `not-found`. */
export async function getBan({ db, vault, now }: Newsroom, id: string): Promise<CommentBan> {
  const ban = await store.findBanById(db, id, now());
  if (!ban) throw notFound(id);
  return toAnswer(vault, ban);
}

/** Makes a ban. Throws `already-banned`, `too-many-bans` and `not-a-date-in-the-future`. */
export function createBan(newsroom: Newsroom, draft: CommentBanDraft, caller?: Caller): Promise<CommentBan> {
  const { vault, newId } = newsroom;
  return write(newsroom, async ({ db, now }) => {
    const { kind, value, reason, expiresAt } = draft;
    if (expiresAt !== null && expiresAt <= now) {
      throw new DomainError('not-a-date-in-the-future', 'A ban cannot have ended already.', '/expiresAt');
    }
    await store.deleteExpiredBans(db, now);
    const stored = { id: newId(), kind, reason, createdAt: now, createdBy: caller?.holder ?? null, expiresAt };
    const ban = { ...stored, valueSealed: vault.seal(value) };
    if (!(await store.insertBan(db, ban, hashBan(vault, kind, value)))) throw alreadyBanned();
    if (kind === 'name' && (await store.countNameBans(db)) > mostNameBans) throw tooMany();
    return toAnswer(vault, ban);
  });
}

/** Lifts a ban. Throws `not-found`. */
export async function removeBan(newsroom: Newsroom, id: string): Promise<void> {
  const isRemoved = await write(newsroom, ({ db, now }) => store.deleteBan(db, id, now));
  if (!isRemoved) throw notFound(id);
}

/** Deletes bans that have expired: what they looked at is kept no longer than it is needed. */
export async function forgetExpiredBans(newsroom: Newsroom): Promise<void> {
  await write(newsroom, ({ db, now }) => store.deleteExpiredBans(db, now));
}

/** What a ban of `value` is found by: the same for every way to write it. */
export function hashBan(vault: Vault, kind: CommentBanKind, value: string): string {
  const compared = {
    email: (email: string) => email.trim().toLowerCase(),
    address: (range: string) => range,
    name: toComparedPattern,
  };
  return vault.hash('ban', kind, compared[kind](value));
}

function toSentence({ reason, expiresAt }: store.StoredBan, what: string): string {
  const until = expiresAt === null ? '' : ` until ${expiresAt.slice(0, 10)}`;
  return `${what} is banned${until}${reason === '' ? '.' : `: ${reason}`}`;
}

function toAnswer(vault: Vault, ban: store.StoredBan): CommentBan {
  const { valueSealed, ...answer } = ban;
  // What was sealed under another key bans nobody any more, and can still be lifted.
  return { ...answer, value: openOrNull(vault, valueSealed) };
}

function alreadyBanned(): Refusal {
  const message = 'This is banned already. Lift that ban first, where its reason or its end is to be another one.';
  return new Refusal('already-banned', message, [{ pointer: '/value', message }]);
}

function tooMany(): Refusal {
  return new Refusal('too-many-bans', `There are ${mostNameBans} bans of names. Lift one that is not needed.`);
}

function notFound(id: string): Refusal {
  return new Refusal('not-found', `There is no ban ${id}.`);
}
