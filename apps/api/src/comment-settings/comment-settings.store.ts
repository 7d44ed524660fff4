import { CommentSettings, defaultCommentSettings } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** The settings of all discussions. */
export async function findCommentSettings(_db: Kysely<Database>): Promise<CommentSettings> {
  return Promise.resolve(defaultCommentSettings);
}
