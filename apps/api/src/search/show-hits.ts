// What was found, as readers are shown it: with the words marked that they asked for.
import type { FoundText, SearchHit } from '@broadsheet/api-contract';
import {
  markText,
  textOf,
  toBeginning,
  toSnippet,
  type MarkedText,
  type SearchPhrase,
  type Sought,
} from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import {
  listDocuments,
  listFoundArticles,
  listFoundComments,
  type FoundArticleText,
  type FoundComment,
} from './found.store.ts';
import { loadStem } from './stemmers.ts';

/** The documents with these numbers, in their order. What readers may see no longer is left out. */
export async function showHits(
  db: Newsroom['db'],
  docids: readonly number[],
  phrases: readonly SearchPhrase[],
): Promise<SearchHit[]> {
  const documents = await listDocuments(db, docids);
  const idsOf = (wanted: string) => documents.flatMap(({ type, refId }) => (type === wanted ? [refId] : []));
  const articles = await listFoundArticles(db, idsOf('article'));
  const comments = await listFoundComments(db, idsOf('comment'));
  const hits: SearchHit[] = [];
  for (const { refId } of documents) {
    const article = articles.get(refId);
    const comment = comments.get(refId);
    if (article) hits.push(showArticle(article, await soughtIn(article.article.language, phrases)));
    if (comment) hits.push(showComment(comment, await soughtIn(comment.language, phrases)));
  }
  return hits;
}

async function soughtIn(language: string, phrases: readonly SearchPhrase[]): Promise<Sought> {
  return { phrases, stem: await loadStem(language) };
}

function showArticle({ article, bodyBeginning, excerpt }: FoundArticleText, sought: Sought): SearchHit {
  const inText = toSnippet(textOf(bodyBeginning), sought) ?? toSnippet(article.dek, sought);
  return {
    type: 'article',
    article,
    title: toFoundText(markText(article.title, sought)),
    snippet: toFoundText(inText ?? { text: toBeginning(article.dek || excerpt), ranges: [] }),
  };
}

function showComment({ comment, article, body }: FoundComment, sought: Sought): SearchHit {
  const snippet = toSnippet(body, sought) ?? { text: toBeginning(body), ranges: [] };
  return { type: 'comment', comment, article, snippet: toFoundText(snippet) };
}

function toFoundText({ text, ranges }: MarkedText): FoundText {
  return { text, ranges: ranges.map(({ start, end }) => ({ start, end })) };
}
