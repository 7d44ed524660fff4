// ETag, If-None-Match and If-Match (RFC 9110, 8.8.3 and 13.1). A tag is `"<version>-<hash>"` where the answer has a
// version, so that a client may say `If-Match: "3"` of the version it read.
import { hash } from 'node:crypto';
import { listTags } from '@broadsheet/service';
import { Refusal } from '../refusal.ts';

/** Which versions a write may be made on. */
export interface Precondition {
  allows(version: number): boolean;
}

/** The tag of an answer whose JSON is `json`. */
export function toETag(answer: unknown, json: string): string {
  const digest = hash('sha1', json, 'base64url').slice(0, 16);
  const isVersioned = typeof answer === 'object' && answer !== null && 'version' in answer;
  return isVersioned ? `"${String(answer.version)}-${digest}"` : `"${digest}"`;
}

/** What `If-Match` asks for. Throws `if-match-required` without it, and `malformed-request` where it is no tag. */
export function readPrecondition(ifMatch: string | undefined): Precondition {
  if (ifMatch === undefined) {
    throw new Refusal(
      'if-match-required',
      'Send If-Match with the ETag that you read, so that no change is overwritten.',
    );
  }
  if (ifMatch.trim() === '*') return { allows: () => true };
  const tags = listTags(ifMatch);
  if (tags.length === 0) {
    throw new Refusal('malformed-request', 'If-Match must be an ETag with its quotes: If-Match: "3".');
  }
  const versions = tags.map((tag) => /^"(\d+)(?:-[\w-]+)?"$/.exec(tag)?.[1]);
  return { allows: (version) => versions.includes(`${version}`) };
}

/** Throws `stale-version` where the precondition does not allow `version`, the present one. */
export function assertCurrent(precondition: Precondition, version: number): void {
  if (precondition.allows(version)) return;
  throw new Refusal(
    'stale-version',
    `It is at version ${version} now. Read it again, and send your change on top of that.`,
  );
}
