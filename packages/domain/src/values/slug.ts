import { z } from 'zod';
import { spellInAscii } from '../text/latin-letters.ts';
import { cutAtWord, type TextLimits } from '../text/text-boundaries.ts';

/** The longest slug, in Unicode code points; what `toSlug` makes is no longer in UTF-16 units either. */
export const maxSlugLength = 120;

/** The longest slug that `toSlug` makes, in bytes of UTF-8: each becomes three characters (`%EC`) in a URL. */
export const maxSlugBytes = 200;

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/**
 * The part of a URL that names one thing: letters and digits of any script in lower case (NFC), parted by single
 * hyphens. It never looks like an id, so that one part of a URL can take either.
 */
export const Slug = /* @__PURE__ */ z
  .string()
  .max(maxSlugLength, { error: `Must have at most ${maxSlugLength} characters.`, abort: true })
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u,
    'Must be letters and digits, parted by single hyphens.',
  )
  .refine((slug) => !invisible.test(slug), 'Must not contain characters that cannot be seen.')
  .refine((slug) => slug === slug.normalize('NFC').toLowerCase(), 'Must be in lower case and in Unicode form NFC.')
  .refine((slug) => !idForm.test(slug), 'Must not look like an id.')
  .meta({ description: 'Names one thing in URLs.', examples: ['harbour-towns-share-ferries'] });

/**
 * A slug made from `text`, or `undefined` where no letter or digit is in it. Every script keeps its letters; Latin
 * ones lose their accents (é→e, ß→ss, ł→l). Apostrophes vanish, emoji too. It is cut where a word ends, at
 * `maxSlugLength` or `maxSlugBytes`, whichever comes first. A slug comes out as it went in.
 */
export function toSlug(text: string): string | undefined {
  const words = toBareLetters(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu);
  if (!words) return undefined;
  const slug = cutSlug(words.join('-'), { units: maxSlugLength, bytes: maxSlugBytes });
  return idForm.test(slug) ? slug.replaceAll('-', '') : slug;
}

/**
 * `base` with a number behind it ('ferries', 2 → 'ferries-2'), for when `base` is taken; shortened where it must be.
 * Throws a RangeError where `n` is not a whole number from 1 to 999,999.
 */
export function numberedSlug(base: string, n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 999_999) throw new RangeError('A slug is numbered from 1 to 999,999.');
  const ending = `-${n}`;
  return cutSlug(base, { units: maxSlugLength - ending.length, bytes: maxSlugBytes - ending.length }) + ending;
}

function cutSlug(slug: string, limits: TextLimits): string {
  return cutAtWord(slug, limits).replace(/-$/, '');
}

// No script needs more marks on a letter; a longer run makes normalising slow.
const surplusMarks = /(\p{M}{12})\p{M}+/gu;
// Apostrophes; the Arabic tatweel, which only stretches a word; what is drawn as nothing, or round a letter.
const ornaments = /['’‘‛ʼʻ＇`´′׳״\u0640\p{Default_Ignorable_Code_Point}\p{Me}]/gu;
const pictures = /[\p{Extended_Pictographic}\u200B]/gu;

function toBareLetters(text: string): string {
  const bare = text
    .replace(pictures, ' ')
    .replace(ornaments, '')
    .replace(surplusMarks, '$1')
    .normalize('NFKC')
    // Once more: they also hide in ligatures and presentation forms.
    .replace(ornaments, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{N}])\p{M}+/gu, '$1');
  return spellInAscii(bare).normalize('NFC');
}
