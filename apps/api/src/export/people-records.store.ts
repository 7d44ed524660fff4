import type { UserRecord, WebhookRecord } from '@broadsheet/api-contract';
import { ChangeTypePattern } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { isIn, limitOf, toDates, type Range } from './range.store.ts';

type Db = Kysely<Database>;

/** A user as it is exported, but for the address, which is sealed. */
export type KeptUser = Omit<UserRecord, 'email'> & { readonly emailSealed: string };

export async function readUsers(db: Db, range: Range): Promise<KeptUser[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'email_sealed', 'role', 'deactivated_at', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    type: 'user',
    id: row.id,
    name: row.name,
    emailSealed: row.email_sealed,
    role: row.role,
    deactivatedAt: row.deactivated_at,
    ...toDates(row),
  }));
}

export async function readWebhooks(db: Db, range: Range): Promise<WebhookRecord[]> {
  const rows = await db
    .selectFrom('webhooks')
    .select(['id', 'url', 'description', 'types', 'covers', 'is_active'])
    .select(['created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    type: 'webhook',
    id: row.id,
    url: row.url,
    description: row.description,
    types: z.array(ChangeTypePattern).parse(JSON.parse(row.types)),
    covers: row.covers,
    isActive: row.is_active === 1,
    ...toDates(row),
  }));
}
