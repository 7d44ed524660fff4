// Where to go, while somebody types.
import type { Suggestion } from '@broadsheet/api-contract';
import { markText, parseSearchQuery, type SearchPhrase } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { listDocuments, listNames, listPublicSlugs, listTitles, type IndexedName } from './found.store.ts';
import { fullTextOf } from './full-text-of.ts';

// Of more names that fit, the newest are looked at.
const mostNames = 60;
// So that names leave room for titles.
const mostOf = { section: 2, author: 3, tag: 3 } as const;

/** What fits `text`, of which the last word may go on: names first, then titles. */
export async function suggest(newsroom: Newsroom, text: string, limit: number): Promise<Suggestion[]> {
  const phrases = parseSearchQuery(text, { isTyping: true }).all.flatMap(({ forms }) => forms.slice(0, 1));
  if (phrases.length === 0) return [];
  const [names, titles] = await Promise.all([suggestNames(newsroom, phrases), suggestTitles(newsroom, phrases, limit)]);
  const mostNamed = Math.max(limit - titles.length, Math.ceil(limit / 2));
  return [...names.slice(0, mostNamed), ...titles].slice(0, limit);
}

async function suggestNames(newsroom: Newsroom, phrases: readonly SearchPhrase[]): Promise<Suggestion[]> {
  const { db } = newsroom;
  const ids = await fullTextOf(newsroom).findNames(db, phrases, { limit: mostNames, any: false });
  const names = await listNames(db, ids);
  const slugs = await listPublicSlugs(db, names);
  const ofKind = (wanted: IndexedName['kind']) =>
    names
      .filter(({ kind, refId }) => kind === wanted && slugs.has(refId))
      .map(({ refId: id, name }) => toSuggestion({ type: wanted, id, slug: slugs.get(id) ?? '', text: name }, phrases))
      .sort((one, other) => firstPlace(one) - firstPlace(other))
      .slice(0, mostOf[wanted]);
  return [...ofKind('section'), ...ofKind('author'), ...ofKind('tag')];
}

async function suggestTitles(
  newsroom: Newsroom,
  phrases: readonly SearchPhrase[],
  limit: number,
): Promise<Suggestion[]> {
  const docids = await fullTextOf(newsroom).findTitles(newsroom.db, phrases, limit);
  const documents = await listDocuments(newsroom.db, docids);
  const titles = await listTitles(
    newsroom.db,
    documents.map(({ refId }) => refId),
  );
  return titles.map(({ id, slug, title }) => toSuggestion({ type: 'article', id, slug, text: title }, phrases));
}

function toSuggestion(
  { type, id, slug, text }: Pick<Suggestion, 'type' | 'id' | 'slug'> & { text: string },
  phrases: readonly SearchPhrase[],
): Suggestion {
  const { ranges } = markText(text, { phrases, stem: (word) => word });
  return { type, id, slug, name: { text, ranges: ranges.map(({ start, end }) => ({ start, end })) } };
}

// A name that begins with what was typed is more likely meant than one in which it stands somewhere.
function firstPlace({ name }: Suggestion): number {
  return name.ranges[0]?.start ?? name.text.length;
}
