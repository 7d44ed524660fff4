// A naive Bayes classifier over the words of comments. Pure: what was counted is a parameter.
import type { Classification } from './moderation-rule.ts';
import { searchWords } from '../text/search-words.ts';

/** What is classified, or learnt from. The name and the address say only which words do not count. */
export interface ClassifiedText {
  readonly body: string;
  readonly website: string | null;
  readonly name: string;
  readonly email: string | null;
}

const mostWords = 400;

/**
 * The words by which a comment is classified, each once: those of its text as they are compared in a search, the hosts
 * that it links to as `host:example.org`, and how many links it has. Never a word of the name or the address of whoever
 * wrote it, an email address, or a number that could be somebody's.
 */
export function spamWordsOf({ body, website, name, email }: ClassifiedText): string[] {
  const own = new Set(searchWords(`${name} ${email ?? ''}`).map(({ text }) => text));
  const links = body.match(link) ?? [];
  const hosts = [...links, ...(website === null ? [] : [website])].flatMap((each) => hostOf(each) ?? []);
  const text = withoutNames(body.replaceAll(link, ' ')).replaceAll(number, ' ');
  const words = searchWords(text, 2 * mostWords)
    .map((word) => word.text)
    .filter((word) => word.length > 1 && word.length <= 25 && !own.has(word) && !/\d{5}/.test(word));
  const marks = [`links:${Math.min(links.length, 4)}`, ...hosts.map((host) => `host:${host}`)];
  return [...new Set([...marks, ...words])].slice(0, mostWords);
}

const link = /https?:\/\/[^\s<>"]+/gi;
// As long as that of a telephone.
const number = /\+?\d[\d\s()./-]{5,40}\d/g;

// Email addresses, and what names somebody elsewhere.
function withoutNames(text: string): string {
  return text
    .split(/\s/)
    .filter((piece) => !piece.includes('@'))
    .join(' ');
}

function hostOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^www\./, '');
}

/** In how many comments something was that moderators approved (ham), and marked as spam. */
export interface SpamCounts {
  readonly ham: number;
  readonly spam: number;
}

/** How many decisions it takes before anything is classified, and how many of them of each kind. */
export const decisionsToClassify = { all: 200, ofEachKind: 20 };

/** Whether enough was learnt to say anything. */
export function canClassify({ ham, spam }: SpamCounts): boolean {
  return ham + spam >= decisionsToClassify.all && Math.min(ham, spam) >= decisionsToClassify.ofEachKind;
}

// A word that was seen once says nothing yet, and no single word decides.
const fewestSightings = 2;
const mostWeight = 3;
const leastWeight = 0.3;
const mostHeard = 25;
const mostNamed = 8;

/**
 * What `words` make of a comment, where `countsOf` says how often each was counted, and `all` how many comments there
 * were: with additive smoothing, the 25 words that weigh most, and no regard to how much spam there is in general, since
 * moderators see more of it than readers send. Names the words that weighed most for what it says.
 */
export function classifyWords(
  words: readonly string[],
  countsOf: (word: string) => SpamCounts | undefined,
  all: SpamCounts,
): Classification {
  const weighed = words
    .map((word) => ({ word, weight: weightOf(countsOf(word), all) }))
    .filter(({ weight }) => Math.abs(weight) >= leastWeight)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, mostHeard);
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const side = weighed.filter(({ weight }) => weight > 0 === sum > 0);
  return { spamProbability: 1 / (1 + Math.exp(-sum)), tokens: side.slice(0, mostNamed).map(({ word }) => word) };
}

function weightOf(counts: SpamCounts | undefined, all: SpamCounts): number {
  if (!counts || counts.ham + counts.spam < fewestSightings) return 0;
  const weight = Math.log(shareOf(counts, all, 'spam')) - Math.log(shareOf(counts, all, 'ham'));
  return Math.max(-mostWeight, Math.min(mostWeight, weight));
}

// With one of each added where there are as many of both kinds, and in proportion otherwise: or else a word of which little
// is known would speak for the kind of which there is less.
function shareOf(counts: SpamCounts, all: SpamCounts, kind: keyof SpamCounts): number {
  const added = (2 * all[kind]) / (all.ham + all.spam);
  return (counts[kind] + added) / (all[kind] + 2 * added);
}
