// Which forms of a word are one word, by language. A stemmer is loaded when its language is first met.

/** What the forms of a word have in common. A word that has no other forms is its own stem. */
export type Stem = (word: string) => string;

interface Stemmer {
  readonly stemmer: Stem;
}

const loaders: Readonly<Record<string, () => Promise<Stemmer>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sa: () => import('@orama/stemmers/sanskrit'),
  sr: () => import('@orama/stemmers/serbian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
};

const loaded = new Map<string, Promise<Stem>>();

/** The language of which `language` (BCP 47) is a variety: `pt` of `pt-BR`. */
export function primaryLanguage(language: string): string {
  return language.toLowerCase().split('-', 1)[0] ?? '';
}

/** Whether words of `language` have stems that are known. */
export function hasStems(language: string): boolean {
  return Object.hasOwn(loaders, primaryLanguage(language));
}

/** How words of `language`, as they are compared when searching, are stemmed. Where nobody knows, they stay as they are. */
export function loadStem(language: string): Promise<Stem> {
  const primary = primaryLanguage(language);
  const known = loaded.get(primary);
  if (known) return known;
  if (!hasStems(primary)) return Promise.resolve((word) => word);
  const stem = load(primary);
  loaded.set(primary, stem);
  return stem;
}

const isWord = /^[\p{L}\p{M}\p{N}]{2,}$/u;
// And, in, like, for, to, with or without the article: written together with the word that follows.
const arabicPrefix = /^(?:[وفبك]?ال|[وف]?لل)(?=\p{L}{3})/u;

async function load(primary: string): Promise<Stem> {
  const stemmer = (await loaders[primary]?.())?.stemmer;
  return (word) => {
    const stemmed = stemmer?.(primary === 'ar' ? word.replace(arabicPrefix, '') : word) ?? word;
    return isWord.test(stemmed) ? stemmed : word;
  };
}
