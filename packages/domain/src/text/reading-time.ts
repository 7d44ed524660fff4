import { textOf } from './html-text.ts';
import { wordSegments } from './text-boundaries.ts';

// Words that adults read in a minute, aloud, in texts equal in all languages: Trauzettel-Klosinski & Dietz (2012),
// "Standardized assessment of reading performance: the new International Reading Speed Texts IReST", table 2,
// doi:10.1167/iovs.11-8284. The mean of its 17 languages stands for those that are not listed.
const aloud: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  ru: 184,
  tr: 166,
};
const meanAloud = 184;

// Silent reading of English non-fiction: Brysbaert (2019), "How many words do we read per minute?",
// doi:10.1016/j.jml.2019.104047. It finds that other languages differ as their texts differ in words, as they do above.
const englishSilent = 238;

// Chinese and Japanese are counted in characters. Adults are commonly given 400 to 600 a minute.
const charactersPerMinute = 500;

const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** How many words `text` has, in scripts that part them with spaces and in those that do not (Chinese, Thai). */
export function countWords(text: string): number {
  const { words, ideographicWords } = measure(text);
  return words + ideographicWords;
}

/** How many minutes an adult reads a body in `language` (BCP 47), in whole minutes, at least 1. */
export function readingMinutes(bodyHtml: string, language: string): number {
  const { words, characters } = measure(textOf(bodyHtml));
  return Math.max(1, Math.round(words / wordsPerMinute(language) + characters / charactersPerMinute));
}

function wordsPerMinute(language: string): number {
  const [primary = ''] = language.toLowerCase().split('-', 1);
  const rate = Object.hasOwn(aloud, primary) ? aloud[primary] : undefined;
  return (rate ?? meanAloud) * (englishSilent / 228);
}

/** Words outside Chinese and Japanese script, words within, and the characters that the latter have. */
function measure(text: string): { words: number; ideographicWords: number; characters: number } {
  let words = 0;
  let ideographicWords = 0;
  let characters = 0;
  for (const { segment, isWordLike } of wordSegments(text)) {
    if (isWordLike !== true) continue;
    if (ideographic.test(segment)) {
      ideographicWords++;
      characters += [...segment].length;
    } else {
      words++;
    }
  }
  return { words, ideographicWords, characters };
}
