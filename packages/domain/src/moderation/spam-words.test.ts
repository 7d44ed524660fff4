import { describe, expect, test } from 'vitest';
import { canClassify, classifyWords, spamWordsOf, type SpamCounts } from './spam-words.ts';

const text = { body: '', website: null, name: 'Old Pilot', email: 'kapitan@harbour.example' };

describe('the words of a comment', () => {
  test('are those of its text as a search compares them, its hosts, and how many links it has', () => {
    const body = 'Win BIG at the Café! https://www.casino.example/win?a=1 big win';
    expect(spamWordsOf({ ...text, body, website: 'https://bonus.example/' })).toEqual([
      ...['links:1', 'host:casino.example', 'host:bonus.example', 'win', 'big', 'at', 'the', 'cafe'],
    ]);
  });

  test('are never a word that tells who wrote it, or somebody else', () => {
    const body =
      'Pilot here, old or not: kapitan, call +49 (151) 2345-6789 or 0301234567, mail a.b@c.example, @somebody. IBAN 12345678';
    expect(spamWordsOf({ ...text, body })).toEqual([...['links:0', 'here', 'or', 'not', 'call', 'mail', 'iban']]);
  });

  test('are bounded, however long it is', () => {
    const body = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
    expect(spamWordsOf({ ...text, body })).toHaveLength(400);
  });
});

describe('a classification', () => {
  const counts: Record<string, SpamCounts> = {
    casino: { ham: 0, spam: 60 },
    bonus: { ham: 1, spam: 50 },
    ferry: { ham: 80, spam: 0 },
    harbour: { ham: 40, spam: 1 },
    the: { ham: 90, spam: 95 },
    once: { ham: 0, spam: 1 },
  };
  const of = (...words: string[]) => classifyWords(words, (word) => counts[word], { ham: 100, spam: 100 });

  test('says what the words say that were counted, and names them', () => {
    expect(of('casino', 'bonus', 'the').spamProbability).toBeGreaterThan(0.99);
    expect(of('casino', 'bonus', 'the').tokens).toEqual(['casino', 'bonus']);
    expect(of('ferry', 'harbour', 'the').spamProbability).toBeLessThan(0.01);
    expect(of('ferry', 'harbour').tokens).toEqual(['ferry', 'harbour']);
  });

  test('is undecided where nothing is known, or a word was seen but once', () => {
    expect(of('unheard', 'once', 'the')).toEqual({ spamProbability: 0.5, tokens: [] });
  });

  test('does not take ordinary words for spam where there is little of it', () => {
    const { spamProbability } = classifyWords(['ferry'], () => ({ ham: 5, spam: 0 }), { ham: 2000, spam: 20 });
    expect(spamProbability).toBeLessThan(0.3);
  });

  test('does not follow one word alone', () => {
    expect(of('casino').spamProbability).toBeLessThan(0.96);
    expect(of('casino', 'ferry', 'harbour').spamProbability).toBeLessThan(0.5);
  });

  test('needs enough decisions, and some of each kind', () => {
    expect(canClassify({ ham: 180, spam: 20 })).toBe(true);
    expect(canClassify({ ham: 179, spam: 20 })).toBe(false);
    expect(canClassify({ ham: 500, spam: 19 })).toBe(false);
  });
});
