// What a preview's address ends with: which article, until when, and a signature that only this newsroom can make.
import { timingSafeEqual } from 'node:crypto';
import { Id } from '@broadsheet/domain';
import { z } from 'zod';
import type { Vault } from '../privacy/vault.ts';

/** What a token is good for. */
export interface PreviewGrant {
  readonly articleId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** The token for `grant`: at most 150 characters that mean nothing special in a URL. */
export function signPreview(vault: Vault, { articleId, expires }: PreviewGrant): string {
  const said = Buffer.from(`${articleId} ${expires}`).toString('base64url');
  return `${said}.${vault.hash('preview', said)}`;
}

/** What `token` is good for; undefined where it was not made by `signPreview`. */
export function readPreview(vault: Vault, token: string): PreviewGrant | undefined {
  const [said = '', signature = '', ...others] = token.split('.');
  if (others.length > 0 || !isSame(signature, vault.hash('preview', said))) return undefined;
  const [articleId, expires] = Buffer.from(said, 'base64url').toString().split(' ');
  return Grant.safeParse({ articleId, expires: Number(expires) }).data;
}

const Grant = z.object({ articleId: Id, expires: z.int() });

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
