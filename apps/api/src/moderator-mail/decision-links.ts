// The links in mails to moderators: each good for one comment, as it was, and for one moderator.
import type { ModerationAction } from '@broadsheet/domain';
import { expiresAfter, isExpired, readGrant, signGrant } from '../privacy/signed-grant.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';

const goodForSeconds = 7 * 24 * 60 * 60;
const purpose = 'decision on a comment';

/** What a link is good for. */
export interface DecisionGrant {
  readonly commentId: string;
  readonly version: number;
  readonly userId: string;
}

/** The token for `grant`, good from now on for a week. */
export function signDecision({ vault, now }: Newsroom, { commentId, version, userId }: DecisionGrant): string {
  const about = [commentId, `${version}`, userId];
  return signGrant(vault, purpose, { about, expires: expiresAfter(now(), goodForSeconds) });
}

/** What `token` is good for. Throws `not-found` where it is none of ours, and `link-expired`. */
export function readDecision({ vault, now }: Newsroom, token: string): DecisionGrant {
  const grant = readGrant(vault, purpose, token);
  const [commentId, version, userId] = grant?.about ?? [];
  if (!grant || commentId === undefined || userId === undefined) {
    throw new Refusal('not-found', 'There is no such link.');
  }
  if (isExpired(grant, now())) throw new Refusal('link-expired', 'This link was good for a week, and no longer is.');
  return { commentId, version: Number(version), userId };
}

/** The page that asks whether to do `action`. */
export function toDecisionUrl({ newspaper }: Newsroom, token: string, action: ModerationAction): string {
  return `${newspaper.url}/mail/moderate/${token}/${action}`;
}
