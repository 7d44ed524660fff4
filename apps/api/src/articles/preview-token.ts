// What a preview's address ends with: which article, and until when.
import { Id } from '@broadsheet/domain';
import { readGrant, signGrant } from '../privacy/signed-grant.ts';
import type { Vault } from '../privacy/vault.ts';

/** What a token is good for. */
export interface PreviewGrant {
  readonly articleId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

const purpose = 'preview of an article';

/** The token for `grant`: at most 150 characters that mean nothing special in a URL. */
export function signPreview(vault: Vault, { articleId, expires }: PreviewGrant): string {
  return signGrant(vault, purpose, { about: [articleId], expires });
}

/** What `token` is good for; undefined where it was not made by `signPreview`. */
export function readPreview(vault: Vault, token: string): PreviewGrant | undefined {
  const grant = readGrant(vault, purpose, token);
  const articleId = Id.safeParse(grant?.about[0]).data;
  return grant && articleId !== undefined ? { articleId, expires: grant.expires } : undefined;
}
