import type { Article, ArticleDraft } from '@broadsheet/domain';
import { claimSlug } from '../addresses/slugs.ts';
import { resolveByline } from '../authors/authors.actions.ts';
import type { Write } from '../changes/changes.actions.ts';
import { resolveSection } from '../sections/sections.actions.ts';
import { resolveTags } from '../tags/tags.actions.ts';
import { storeNew, type ArticleLife } from './articles.actions.ts';
import { toNewArticle } from './compose-article.ts';

/** An article as it was somewhere else. It names authors, section and tags by their ids. */
export interface RestoredArticle
  extends Omit<ArticleDraft, 'slug'>, Required<ArticleLife>, Pick<Article, 'id' | 'slug' | 'version'> {}

/**
 * Adds an article that was somewhere before, as it was there but for its body, which is made safe as always. In a
 * transaction that is open already. Throws `slug-taken`, and `invalid-body` where it refers to what is not there; then
 * nothing has happened.
 */
export async function restoreArticle(open: Write, restored: RestoredArticle): Promise<Article> {
  const { id, slug, version, status, createdAt, updatedAt, publishedAt, scheduledFor, withdrawnAt } = restored;
  const references = {
    authors: await resolveByline(open.db, restored.authors),
    section: restored.section === null ? null : await resolveSection(open.db, restored.section),
    tags: await resolveTags(open.db, restored.tags),
  };
  await claimSlug(open.db, 'article', { slug, id });
  const life = { status, createdAt, updatedAt, publishedAt, scheduledFor, withdrawnAt };
  const article = toNewArticle(restored, references, { id, slug, now: open.now });
  return storeNew(open, { ...article, ...life, version });
}
