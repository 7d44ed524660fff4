import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { line } from '../text/plain-text.ts';
import { Scope } from './scope.ts';
import { Timestamp, TimestampInput } from '../values/timestamp.ts';

const scopes = /* @__PURE__ */ z.array(Scope).max(50, 'Must have at most 50 entries.');

/** A key for the API, as those who manage keys see it. Its token is known to its holder alone. */
export const ApiKey = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    name: z.string().meta({ description: 'Who or what uses it.' }),
    hint: z.string().meta({ description: 'How its token begins, to tell it from others.' }),
    scopes: scopes.meta({ description: 'What it may do.' }),
    createdAt: Timestamp,
    rotatedAt: Timestamp.nullable().meta({ description: 'When it had its present token.' }),
    expiresAt: Timestamp.nullable().meta({ description: 'When it ends by itself; null where it does not.' }),
    lastUsedAt: Timestamp.nullable().meta({ description: 'When it was used last, within a minute.' }),
    revokedAt: Timestamp.nullable().meta({ description: 'When it was ended.' }),
  })
  .meta({
    id: 'ApiKey',
    description: 'A key for the API. Its token is known to its holder alone.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e07',
        name: 'Newsletter',
        hint: 'bs_3kTq',
        scopes: ['drafts:read'],
        createdAt: '2026-11-23T08:30:00.000Z',
        rotatedAt: null,
        expiresAt: '2027-11-23T08:30:00.000Z',
        lastUsedAt: '2026-11-23T09:00:00.000Z',
        revokedAt: null,
      },
    ],
  });
export type ApiKey = z.infer<typeof ApiKey>;

/** What makes a new key. Without `expiresAt` it is good until it is ended. */
export const ApiKeyDraft = /* @__PURE__ */ z
  .strictObject({
    name: line(200).meta({ description: 'Who or what will use it.' }),
    scopes: scopes.meta({ description: 'What it may do: nothing that whoever makes it may not.' }),
    expiresAt: TimestampInput.nullable().default(null).meta({ description: 'When it ends by itself.' }),
  })
  .meta({
    id: 'ApiKeyDraft',
    description: 'A new key.',
    examples: [{ name: 'Newsletter', scopes: ['drafts:read'], expiresAt: '2999-12-31T00:00:00Z' }],
  });
export type ApiKeyDraft = z.infer<typeof ApiKeyDraft>;

/** Whether a key is good for anything at `now`, and if not, why. */
export function keyState(
  { expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>,
  now: string,
): 'valid' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'valid';
}
