import { z } from 'zod';

// What no person types and no store takes: C0 and C1 controls except tab and line ends, and the bidirectional
// overrides, with which a name could turn round the text that follows it.
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

// No script sets more than a few marks on a letter, and Unicode's stream-safe text (UAX #15) at most 30. To normalise
// a longer run takes time that grows with the square of its length: 200,000 marks take eleven seconds.
const tooManyMarks = /\p{M}{31}/u;

// Something that can be seen: not white space, not a character that is drawn as nothing, nor Braille without a dot.
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

const unreadable =
  'Contains characters that are not text (control characters, half a surrogate pair, or marks piled on marks).';

/**
 * One line of text: white space is folded and trimmed, Unicode is in form NFC; 1 to `max` code points. Text of which
 * nothing can be seen counts as empty.
 */
export function line(max: number) {
  return z
    .string()
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite(toLine)
    .min(1, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`);
}

/** One line of text as `line`, that may be empty. */
export function optionalLine(max: number) {
  return z
    .string()
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite(toLine)
    .max(max, `Must have at most ${max} characters.`);
}

/**
 * Text in paragraphs: line ends become `\n`, more than one empty line becomes one, Unicode is in form NFC;
 * 0 to `max` code points. Text of which nothing can be seen becomes empty.
 */
export function paragraphs(max: number) {
  return z
    .string()
    .refine(isStorable, { error: unreadable, abort: true })
    .overwrite(toParagraphs)
    .max(max, `Must have at most ${max} characters.`);
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !forbidden.test(text) && !tooManyMarks.test(text);
}

function toLine(text: string): string {
  return visible.test(text) ? text.normalize('NFC').replace(/\s+/gu, ' ').trim() : '';
}

// Line by line: a regular expression for trailing white space would read a long run of spaces once for each of them.
function toParagraphs(text: string): string {
  if (!visible.test(text)) return '';
  return text
    .normalize('NFC')
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((each) => each.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
