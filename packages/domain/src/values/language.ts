import { z } from 'zod';

/** A language tag after BCP 47 (RFC 5646), in its canonical spelling. */
export const Language = /* @__PURE__ */ z
  .string()
  .max(35, { error: 'Must have at most 35 characters.', abort: true })
  .refine((tag) => canonical(tag) !== undefined, 'Must be a language tag such as en, pt-BR or zh-Hant.')
  .overwrite((tag) => canonical(tag) ?? tag)
  .meta({ description: 'A BCP 47 language tag.', examples: ['en'] });

const rightToLeftScripts = /^(?:Adlm|Arab|Aran|Gara|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Syre|Syrj|Syrn|Thaa|Yezi)$/;

/** Which way text in `language` runs, as the `dir` attribute of HTML wants it. What is no language runs left to right. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(canonical(language) ?? 'en').maximize();
  return script !== undefined && rightToLeftScripts.test(script) ? 'rtl' : 'ltr';
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
