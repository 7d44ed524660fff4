import { CommentSettings, type ArticleStatus, type DiscussionRules } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** The settings of all discussions, with their version. */
export interface StoredSettings {
  readonly settings: CommentSettings;
  readonly version: number;
}

// There is one row, or none as long as nobody has changed anything.
const row = 1;

export async function findCommentSettings(db: Db): Promise<StoredSettings> {
  const found = await db
    .selectFrom('comment_settings')
    .select(['settings', 'version'])
    .where('row_number', '=', row)
    .executeTakeFirst();
  return { settings: parsed(found?.settings ?? '{}'), version: found?.version ?? 1 };
}

/** What an article, and the section that it stands in, say of comments on it. */
export interface DiscussedArticle {
  readonly articleStatus: ArticleStatus;
  readonly publishedAt: string | null;
  readonly levels: readonly DiscussionRules[];
}

/** An article's own rules and those of its section, with the settings: in one look. */
export async function findDiscussed(
  db: Db,
  articleId: string,
): Promise<(DiscussedArticle & Pick<StoredSettings, 'settings'>) | undefined> {
  const found = await db
    .selectFrom('articles')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .leftJoin('comment_settings', (join) => join.on('comment_settings.row_number', '=', sql.lit(row)))
    .select(['articles.status', 'articles.published_at', 'comment_settings.settings'])
    .select(['articles.comment_policy', 'articles.close_comments_after_days'])
    .select(['sections.comment_policy as section_policy', 'sections.close_comments_after_days as section_days'])
    .where('articles.id', '=', articleId)
    .executeTakeFirst();
  if (!found) return undefined;
  return {
    articleStatus: found.status,
    publishedAt: found.published_at,
    levels: [
      { policy: found.comment_policy, closeAfterDays: found.close_comments_after_days },
      { policy: found.section_policy ?? 'open', closeAfterDays: found.section_days },
    ],
    settings: parsed(found.settings ?? '{}'),
  };
}

/** Stores settings where the version before them is stored. Returns whether it was. */
export async function updateCommentSettings(
  db: Db,
  { settings, version, updatedAt }: StoredSettings & { readonly updatedAt: string },
): Promise<boolean> {
  const values = { settings: JSON.stringify(settings), version, updated_at: updatedAt };
  const result = await db
    .insertInto('comment_settings')
    .values({ row_number: row, ...values })
    .onConflict((conflict) =>
      conflict
        .column('row_number')
        .doUpdateSet(values)
        .where('comment_settings.version', '=', version - 1),
    )
    .executeTakeFirstOrThrow();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Stores settings where there are none yet. Where there are, it violates a unique constraint. */
export async function insertCommentSettings(
  db: Db,
  { settings, version, updatedAt }: StoredSettings & { readonly updatedAt: string },
): Promise<void> {
  const values = { settings: JSON.stringify(settings), version, updated_at: updatedAt };
  await db
    .insertInto('comment_settings')
    .values({ row_number: row, ...values })
    .execute();
}

// They are read at each comment and hardly ever change; what the rules have made of a list is kept with the list.
let lastRead: { readonly text: string; readonly settings: CommentSettings } | undefined;

function parsed(text: string): CommentSettings {
  if (lastRead?.text !== text) lastRead = { text, settings: CommentSettings.parse(JSON.parse(text)) };
  return lastRead.settings;
}
