// Keeps what can be searched in step with what is written, in the same transaction.
import { textOf } from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import { numberAt } from './document-numbers.ts';
import { filterOf, filterOfType, filtersOfLanguage } from './filter-words.ts';
import { fullTextOf } from './full-text-of.ts';
import { toIndexedWords, type IndexedText } from './index-words.ts';
import * as documents from './search-documents.store.ts';
import { hasStems, loadStem, primaryLanguage } from './stemmers.ts';

type Open = Pick<Write, 'db' | 'dialect'>;
type NameKind = 'author' | 'section' | 'tag';

/**
 * Indexes an article as it is stored now, and its comments where something has changed for them, or in any case where
 * `withComments`.
 */
export async function indexArticle(open: Open, id: string, { withComments = false } = {}): Promise<void> {
  const source = await documents.findArticleSource(open.db, id);
  if (!source) return;
  const before = await documents.findDocument(open.db, id);
  const isVisible = source.status === 'published';
  const filters = filtersOf(source);
  await remove(open, await documents.deleteDocuments(open.db, [id]));
  await add(open, await toArticleText(source), {
    ...{ type: 'article', refId: id, articleId: id, sectionId: source.sectionId, isVisible, filters },
    at: source.publishedAt ?? source.createdAt,
  });
  if (hasStems(source.language)) await documents.insertLanguage(open.db, primaryLanguage(source.language));
  const wasVisible = before !== undefined && before.docid > 0;
  const isSame = wasVisible === isVisible && before?.filters === toWords('article', filters);
  if (withComments || !isSame) await indexCommentsOf(open, source);
}

async function indexCommentsOf(open: Open, article: documents.ArticleSource): Promise<void> {
  await remove(open, await documents.deleteDocumentsOfArticle(open.db, article.id, { withArticle: false }));
  if (article.status !== 'published') return;
  for (const comment of await documents.listApprovedSources(open.db, { articleId: article.id })) {
    await addComment(open, comment, article);
  }
}

/** Takes an article that is deleted out of the index, with its comments. */
export async function forgetArticle(open: Open, id: string): Promise<void> {
  await remove(open, await documents.deleteDocumentsOfArticle(open.db, id, { withArticle: true }));
}

/** Indexes a comment as it is stored now: where readers see it, it is found, and nowhere else. */
export async function indexComment(open: Open, id: string): Promise<void> {
  await remove(open, await documents.deleteDocuments(open.db, [id]));
  const [comment] = await documents.listApprovedSources(open.db, { id });
  const article = comment && (await documents.findArticleSource(open.db, comment.articleId));
  if (comment && article?.status === 'published') await addComment(open, comment, article);
}

/** Indexes the name of an author, section or tag. Articles are found by it, whatever it was when they were written. */
export async function indexName(open: Open, kind: NameKind, { id, name }: { id: string; name: string }): Promise<void> {
  const number = await documents.upsertName(open.db, { kind, id, name });
  await fullTextOf(open).putName(
    open.db,
    number,
    toIndexedWords(name, (word) => word),
  );
}

/** Takes the name of an author, section or tag that is deleted out of the index. */
export async function forgetName(open: Open, id: string): Promise<void> {
  const number = await documents.deleteName(open.db, id);
  if (number !== undefined) await fullTextOf(open).removeName(open.db, number);
}

interface Place extends Pick<documents.NewDocument, 'type' | 'refId' | 'articleId' | 'sectionId' | 'isVisible'> {
  readonly at: string;
  readonly filters: readonly string[];
}

async function add(open: Open, text: IndexedText, { at, filters: shared, ...place }: Place): Promise<void> {
  const filters = toWords(place.type, shared);
  const year = Number(at.slice(0, 4));
  const docid = await documents.insertDocument(open.db, { ...place, filters, year, base: numberAt(at) });
  await fullTextOf(open).put(open.db, docid, { ...text, filters });
}

async function addComment(
  open: Open,
  comment: documents.CommentSource,
  article: documents.ArticleSource,
): Promise<void> {
  const stem = await loadStem(article.language);
  const nothing = toIndexedWords('', stem);
  // The name of who wrote it weighs no more than the words, so that articles about somebody come before.
  const text = { title: nothing, dek: nothing, body: toIndexedWords(`${comment.name}\n${comment.body}`, stem) };
  await add(open, text, {
    ...{ type: 'comment', refId: comment.id, articleId: article.id, sectionId: article.sectionId, isVisible: true },
    ...{ filters: filtersOf(article), at: comment.createdAt },
  });
}

async function remove(open: Open, docids: readonly number[]): Promise<void> {
  if (docids.length > 0) await fullTextOf(open).remove(open.db, docids);
}

async function toArticleText({ title, dek, body, language }: documents.ArticleSource): Promise<IndexedText> {
  const stem = await loadStem(language);
  return {
    title: toIndexedWords(title, stem),
    dek: toIndexedWords(dek, stem),
    body: toIndexedWords(textOf(body), stem),
  };
}

// A comment is filtered by what its article is filed under.
function filtersOf({ sectionId, authorIds, tagIds, language }: documents.ArticleSource): string[] {
  return [
    ...filtersOfLanguage(language),
    ...(sectionId === null ? [] : [filterOf('section', sectionId)]),
    ...authorIds.map((id) => filterOf('author', id)).sort(),
    ...tagIds.map((id) => filterOf('tag', id)).sort(),
  ];
}

function toWords(type: 'article' | 'comment', filters: readonly string[]): string {
  return [filterOfType(type), ...filters].join(' ');
}
