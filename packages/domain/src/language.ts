import { z } from 'zod';

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** A language tag after BCP 47 (RFC 5646), in its canonical spelling. */
export const Language = z
  .string()
  .max(35)
  .refine((tag) => canonical(tag) !== undefined, 'Must be a language tag such as en, pt-BR or zh-Hant.')
  .overwrite((tag) => canonical(tag) ?? tag)
  .meta({ description: 'A BCP 47 language tag.', examples: ['en'] });

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

/** Which way text in `language` runs, as the `dir` attribute of HTML wants it. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(canonical(language) ?? 'en').maximize().script;
  return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
}
