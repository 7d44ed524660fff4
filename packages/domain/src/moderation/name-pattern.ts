// Names under which people write, and patterns of them.
import { toLatinLookAlike } from './look-alikes.ts';
import { foldWord } from '../text/search-fold.ts';

const mostAsterisks = 10;

/** Whether `pattern` says anything of a name: something that is no asterisk, and not too many of these. */
export function isNamePattern(pattern: string): boolean {
  return pattern.split('*').length - 1 <= mostAsterisks && pattern.split('*').some((part) => fold(part) !== '');
}

/** `pattern` as patterns are compared: two that are the same here fit the same names. */
export function toComparedPattern(pattern: string): string {
  return pattern.split('*').map(fold).join('*').replaceAll(/\*+/g, '*');
}

/** Whether `name` fits `pattern`, in which `*` stands for any characters, also none. */
export function fitsNamePattern(name: string, pattern: string): boolean {
  const [first = '', ...rest] = toComparedPattern(pattern).split('*');
  const text = fold(name);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  // What stands between, each as early as it can: a later place never leaves more room for the others.
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= text.length - last.length;
}

// Nothing but letters and digits: spaces and dots between letters are how banned names are written around.
function fold(text: string): string {
  return foldWord(toLatinLookAlike(text)).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}
