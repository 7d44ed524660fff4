// Who may change an article, and what is written when it happens.
import { isDeepStrictEqual } from 'node:util';
import {
  assertComplete,
  type Article,
  type ArticleDraft,
  type ArticlePatch,
  type ChangeType,
  type Scope,
} from '@broadsheet/domain';
import { deleteAddressesOf } from '../addresses/addresses.store.ts';
import { changeSlug, chooseSlug, claimSlug } from '../addresses/slugs.ts';
import { resolveByline } from '../authors/authors.actions.ts';
import type { Caller } from '../caller.ts';
import { write, type NewChange, type Write } from '../changes/changes.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { forgetArticle, indexArticle } from '../search/indexing.actions.ts';
import { resolveSection } from '../sections/sections.actions.ts';
import { ensureTags, recordTagsShownOrHidden } from '../tags/tags.actions.ts';
import { insertOwner } from './article-owners.store.ts';
import { articleNotFound, assertMayWrite } from './article-rights.ts';
import { deleteArticle, findArticle, insertArticle, updateArticle } from './articles.store.ts';
import { toNewArticle, toPatchedArticle, type References } from './compose-article.ts';

type Db = Newsroom['db'];

/** Which article, on which version of it, and by whom. */
export interface ArticleTarget {
  readonly idOrSlug: string;
  readonly precondition: Precondition;
  readonly caller: Caller;
}

/**
 * Begins a draft, which is the caller's own where they signed in. Throws `slug-taken`, and `invalid-body` where it
 * refers to what is not there.
 */
export function createArticle(newsroom: Newsroom, draft: ArticleDraft, { user }: Caller): Promise<Article> {
  return write(newsroom, async (open) => {
    const article = await addArticle(open, draft, newsroom);
    if (user) await insertOwner(open.db, { articleId: article.id, userId: user.id });
    return article;
  });
}

/** What an article that comes from elsewhere has behind it already. */
export type ArticleLife = Partial<
  Pick<Article, 'status' | 'createdAt' | 'updatedAt' | 'publishedAt' | 'scheduledFor' | 'withdrawnAt'>
>;

/**
 * Adds an article in a transaction that is open already: a draft, or what `life` makes of it, which is then taken as it
 * is. Throws as `createArticle` does.
 */
export async function addArticle(
  open: Write,
  draft: ArticleDraft,
  { newId, life = {} }: { newId: () => string; life?: ArticleLife },
): Promise<Article> {
  const id = newId();
  if (draft.slug !== undefined) await claimSlug(open.db, 'article', { slug: draft.slug, id });
  const slug = draft.slug ?? (await chooseSlug(open.db, 'article', draft.title));
  const references: References = {
    authors: await resolveByline(open.db, draft.authors),
    section: draft.section === null ? null : await resolveSection(open.db, draft.section),
    tags: await ensureTags(open, draft.tags, newId),
  };
  return storeNew(open, { ...toNewArticle(draft, references, { id, slug, now: open.now }), ...life });
}

/** Stores an article that is new here, and records that it is. Its slug must have been claimed. */
export async function storeNew(open: Write, article: Article): Promise<Article> {
  await insertArticle(open.db, article);
  await indexArticle(open, article.id);
  open.record(changeOf('article.created', article));
  recordHiddenTags(open, { after: article });
  if (article.status === 'published') open.record(changeOf('article.published', article));
  return article;
}

/**
 * Changes an article. Throws `not-found`, `stale-version`, `slug-taken`, `invalid-body` where it refers to what is not
 * there, `article-incomplete` where readers would see less than an article needs, and `scope-missing` where the caller
 * may not change what readers see.
 */
export function patchArticle(newsroom: Newsroom, target: ArticleTarget, patch: ArticlePatch): Promise<Article> {
  return write(newsroom, async (open) => {
    const current = await getForWrite(open.db, target, 'articles:write');
    const isDecided = current.status === 'published' || current.status === 'scheduled';
    const references: References = {
      authors: patch.authors ? await resolveByline(open.db, patch.authors) : current.authors,
      section: await resolvePatchedSection(open.db, current, patch),
      tags: patch.tags ? await ensureTags(open, patch.tags, newsroom.newId) : current.tags,
    };
    const patched = toPatchedArticle(current, patch, references);
    if (isDeepStrictEqual(patched, current)) return current;
    if (isDecided) assertComplete(patched);
    await changeSlug(open.db, 'article', { id: current.id, from: current.slug, to: patched.slug });
    return storeNext(open, 'article.updated', { before: current, after: patched });
  });
}

/** Deletes an article with its comments. Throws `not-found` and `stale-version`. */
export function removeArticle(newsroom: Newsroom, target: ArticleTarget): Promise<undefined> {
  return write(newsroom, async (open) => {
    const { db, record } = open;
    const current = await getForWrite(db, target, 'articles:publish');
    if (!(await deleteArticle(db, current))) throw staleVersion();
    await deleteAddressesOf(db, 'article', current.id);
    await forgetArticle(open, current.id);
    record(changeOf('article.deleted', current));
    recordHiddenTags(open, { before: current });
    return undefined;
  });
}

/**
 * The article for a write that `scope` stands for. Throws `not-found`, `scope-missing` or `not-permitted` where the
 * caller may not do that with it, and `stale-version` where they read another version.
 */
export async function getForWrite(
  db: Db,
  { idOrSlug, precondition, caller }: ArticleTarget,
  scope: Scope,
): Promise<Article> {
  const article = await findArticle(db, idOrSlug);
  if (!article) throw articleNotFound(idOrSlug);
  await assertMayWrite(db, { caller, idOrSlug, scope }, article);
  assertCurrent(precondition, article.version);
  return article;
}

/** Stores the next version of an article and records the change. Throws `stale-version`. */
export async function storeNext(
  open: Write,
  type: ChangeType,
  { before, after }: { before: Article; after: Article },
): Promise<Article> {
  const next = { ...after, updatedAt: open.now, version: before.version + 1 };
  if (!(await updateArticle(open.db, next))) throw staleVersion();
  await indexArticle(open, next.id);
  open.record(changeOf(type, before, next));
  recordHiddenTags(open, { before, after: next });
  return next;
}

// Where readers see the article, before or after, its own change tells of its tags.
function recordHiddenTags(open: Write, states: { before?: Article; after?: Article }): void {
  const { before, after } = states;
  if (before?.status === 'published' || after?.status === 'published') return;
  const articleId = (before ?? after)?.id ?? '';
  recordTagsShownOrHidden(open, { articleId, before: before?.tags ?? [], after: after?.tags ?? [] });
}

async function resolvePatchedSection(db: Db, current: Article, { section }: ArticlePatch): Promise<Article['section']> {
  if (section === undefined) return current.section;
  return section === null ? null : resolveSection(db, section);
}

/** A change of an article, with everything whose pages show it, now or before. */
function changeOf(type: ChangeType, ...states: readonly Article[]): NewChange {
  return {
    type,
    subjects: [...new Set(states.flatMap(subjectsOf))],
    isPublic: states.some(({ status }) => status === 'published'),
  };
}

function subjectsOf({ id, authors, section, tags }: Article): string[] {
  return [
    `article:${id}`,
    ...authors.map((author) => `author:${author.id}`),
    ...(section ? [`section:${section.id}`] : []),
    ...tags.map((tag) => `tag:${tag.id}`),
  ];
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed the article at the same moment. Read it again.');
}
