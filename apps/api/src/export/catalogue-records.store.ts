import type { AuthorRecord, SectionRecord, TagRecord } from '@broadsheet/api-contract';
import { AuthorLink } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { readAddresses } from './exported-addresses.store.ts';
import { isIn, limitOf, toDates, type Range } from './range.store.ts';

type Db = Kysely<Database>;

export async function readAuthors(db: Db, range: Range): Promise<AuthorRecord[]> {
  const rows = await db
    .selectFrom('authors')
    .select(['id', 'slug', 'name', 'role_line', 'bio', 'links', 'avatar_url', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'author', rows);
  return rows.map((row) => ({
    type: 'author',
    id: row.id,
    slug: row.slug,
    name: row.name,
    roleLine: row.role_line,
    bio: row.bio,
    links: z.array(AuthorLink).parse(JSON.parse(row.links)),
    avatarUrl: row.avatar_url,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readSections(db: Db, range: Range): Promise<SectionRecord[]> {
  const rows = await db
    .selectFrom('sections')
    .select([
      'id',
      'slug',
      'name',
      'description',
      'position',
      'comment_policy',
      'close_comments_after_days',
      'created_at',
      'updated_at',
      'version',
    ])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'section', rows);
  return rows.map((row) => ({
    type: 'section',
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    position: row.position,
    commentPolicy: row.comment_policy,
    closeCommentsAfterDays: row.close_comments_after_days,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readTags(db: Db, range: Range): Promise<TagRecord[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'slug', 'name', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'tag', rows);
  return rows.map((row) => ({
    type: 'tag',
    id: row.id,
    slug: row.slug,
    name: row.name,
    ...toDates(row),
    ...addresses(row.id),
  }));
}
