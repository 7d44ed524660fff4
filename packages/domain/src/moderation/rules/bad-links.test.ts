import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { badLinks } from './bad-links.ts';

const context = withSettings({ badHosts: ['bad.example', 'плохо.example'] });

test.each([
  'See https://bad.example/a',
  'see BAD.example',
  'http://www.shop.bad.example:8080',
  'https://good.example@bad.example/',
  'https://good.example/?to=https%3A%2F%2Fbad.example',
  'bad[.]example',
  'bad (dot) example',
  'bad。example',
  'bad . example',
  'bаd.example',
  'bad\u200B.example',
  'ｂａｄ.example',
  'https://xn--k1agab6a.example',
])('a comment waits that says %s', (body) => {
  expect(badLinks.judge(submissionOf({ body }), context)?.verdict).toBe('hold');
});

test('a website of that kind is found, too', () => {
  const website = 'https://shop.bad.example/';
  expect(badLinks.judge(submissionOf({ website }), context)?.reason).toBe(
    'It leads to shop.bad.example, which is on the list of bad hosts.',
  );
});

test.each(['https://notbad.example', 'https://bad.example.org', 'This is a bad example.'])(
  '%s is another one',
  (body) => {
    expect(badLinks.judge(submissionOf({ body }), context)).toBeUndefined();
  },
);
