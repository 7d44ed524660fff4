import { z } from 'zod';

/** The longest slug, in UTF-16 units. */
export const maxSlugLength = 120;

/**
 * The part of a URL that names one thing: letters and digits of any script in lower case (NFC), parted by single
 * hyphens.
 */
export const Slug = z
  .string()
  .max(maxSlugLength)
  .regex(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u, 'Must be letters and digits, parted by single hyphens.')
  .refine((slug) => slug === slug.normalize('NFC').toLowerCase(), 'Must be in lower case and in Unicode form NFC.')
  .meta({ description: 'Names one thing in URLs.', examples: ['harbour-towns-share-ferries'] });

/** A slug made from `text`, or `undefined` where no letter or digit is in it. */
export function toSlug(text: string): string | undefined {
  const words = text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join('-').slice(0, maxSlugLength).replace(/-+$/, '');
}
