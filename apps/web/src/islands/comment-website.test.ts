import { expect, test } from 'vitest';
import { completeWebsite } from './comment-website.ts';

test.each([
  ['example.org', 'https://example.org'],
  [' www.example.org/about?x=1 ', 'https://www.example.org/about?x=1'],
  ['example.org:8080/a', 'https://example.org:8080/a'],
  ['зима.укр', 'https://зима.укр'],
  ['http://example.org', 'http://example.org'],
  ['HTTPS://example.org', 'HTTPS://example.org'],
])('a website is made whole: %j', (text, whole) => {
  expect(completeWebsite(text)).toBe(whole);
});

test.each([
  '',
  'none',
  'javascript:alert(1)',
  'mailto:a@example.org',
  'me@example.org',
  'data:text/html,x.yz',
  '//example.org',
])('what is none stays what it is, to be refused: %j', (text) => {
  expect(completeWebsite(text)).toBe(text);
});
