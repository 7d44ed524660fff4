import type { Vault } from '../privacy/vault.ts';
import { hashAddress, hashAuthor } from './commenter.ts';

/** By what a reader is known again who does not say who they are: as comments keep it, keyed. */
export function hashReader(
  vault: Vault,
  { ipAddress, authorToken }: { readonly ipAddress: string | null; readonly authorToken: string | undefined },
): { ipHash: string | null; authorHash: string | null } {
  return {
    ipHash: ipAddress === null ? null : hashAddress(vault, ipAddress),
    authorHash: authorToken === undefined ? null : hashAuthor(vault, authorToken),
  };
}
