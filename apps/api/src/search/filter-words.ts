// What documents are filtered by, as words that are indexed beside those of the text.
import { primaryLanguage } from './stemmers.ts';

const letters = { section: 's', author: 'a', tag: 'g' } as const;

/** The word that stands for one section, author or tag. */
export function filterOf(kind: 'section' | 'author' | 'tag', id: string): string {
  return `${letters[kind]}${id.replaceAll('-', '')}`;
}

/** The word that stands for a kind of document. */
export function filterOfType(type: 'article' | 'comment'): string {
  return `t${type}`;
}

/** The word that stands for a language, with or without its varieties. */
export function filterOfLanguage(language: string): string {
  return `l${language.toLowerCase().replaceAll('-', '')}`;
}

/** The words that stand for the language of a text: whoever asks for `pt` finds `pt-BR` too. */
export function filtersOfLanguage(language: string): string[] {
  return [...new Set([filterOfLanguage(language), filterOfLanguage(primaryLanguage(language))])];
}
