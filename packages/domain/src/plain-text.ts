import { z } from 'zod';

// What no person types and no store takes: C0 and C1 controls except tab and line feed, and the bidirectional
// overrides, with which a name could turn round the text that follows it.
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

function isStorable(text: string): boolean {
  return text.isWellFormed() && !forbidden.test(text);
}

const unreadable = 'Contains characters that are not text (control characters or half a surrogate pair).';

/** One line of text: white space is folded and trimmed, Unicode is in form NFC; 1 to `max` UTF-16 units. */
export function line(max: number) {
  return z
    .string()
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .min(1, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`);
}

/** One line of text as `line`, that may be empty. */
export function optionalLine(max: number) {
  return z
    .string()
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .max(max, `Must have at most ${max} characters.`);
}

/**
 * Text in paragraphs: line ends become `\n`, more than one empty line becomes one, Unicode is in form NFC;
 * 0 to `max` UTF-16 units.
 */
export function paragraphs(max: number) {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite((text) =>
      text
        .normalize('NFC')
        .replace(/[^\S\n]+$/gmu, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .max(max, `Must have at most ${max} characters.`);
}
