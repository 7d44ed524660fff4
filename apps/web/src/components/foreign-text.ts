import { textDirection } from '@broadsheet/domain';

/** What an element needs to say of the language in it. */
export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** `lang` and `dir` for a text in `language` that stands among others in `around`; nothing where they are the same. */
export function foreignText(language: string, around: string): LanguageAttributes {
  return language === around ? {} : { lang: language, dir: textDirection(language) };
}
