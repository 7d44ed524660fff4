import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { manyLinks } from './many-links.ts';

function verdictOn(body: string, settings = {}) {
  return manyLinks.judge(submissionOf({ body }), withSettings(settings));
}

test('a comment with three links does not wait for their sake', () => {
  expect(verdictOn('http://a.example https://www.b.example www.c.example')).toBeUndefined();
});

test('a comment with four links waits for a moderator, and says how many it has', () => {
  expect(verdictOn('http://a.example https://www.b.example www.c.example HTTPS://d.example')).toEqual({
    verdict: 'hold',
    reason: 'It has 4 links; more than 3 wait for a moderator.',
  });
});

test('how many there may be is for the editors to say', () => {
  expect(verdictOn('http://a.example', { maxLinks: 0 })?.reason).toBe(
    'It has 1 link; more than 0 wait for a moderator.',
  );
  expect(verdictOn('http://a.example '.repeat(9), { maxLinks: 9 })).toBeUndefined();
});

test('links to good hosts, and below them, do not count; who only seems to be one does', () => {
  const settings = { maxLinks: 0, goodHosts: ['good.example'] };
  expect(verdictOn('https://good.example/a www.good.example https://news.GOOD.example:443', settings)).toBeUndefined();
  for (const other of [
    'https://evilgood.example',
    'https://good.example.evil.example',
    'http://good.example@evil.example',
  ]) {
    expect(verdictOn(other, settings)?.verdict).toBe('hold');
  }
});

test('a name is no place for links either', () => {
  const submission = submissionOf({ name: 'Buy www.a.example' });
  expect(manyLinks.judge(submission, withSettings({ maxLinks: 0 }))?.verdict).toBe('hold');
});

test('links count also where they are written as markup or stand close together', () => {
  expect(verdictOn('<a href="http://a">a</a>[url=http://b]b[/url](https://c)http://d')?.verdict).toBe('hold');
});

test('links count also without a scheme, where no word could be meant', () => {
  expect(verdictOn('a.example/x b.example/y cheap.shop deals.online')?.reason).toContain('4 links');
  expect(verdictOn('e.g. this.That is and/or so.It ends e.g./i.e. here.Top news a@b.com'.repeat(3))).toBeUndefined();
});

test('words that only look like links do not count', () => {
  expect(verdictOn('http https wwww. awww. :// http:/ '.repeat(9))).toBeUndefined();
});
