import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { disguisedLinks } from './disguised-links.ts';

const context = withSettings({ goodHosts: ['harbourbank.example'] });

test.each([
  ['https://hаrbourbank.example', 'a Cyrillic letter among Latin ones'],
  ['https://xn--hrbourbank-zqi.example/', 'the same as it is on the wire'],
  ['https://harb0urbank.example', 'a zero in it'],
  ['https://harbourbank.example.evil.example', 'the known name at its beginning'],
  ['https://login.harbourbank.example.', 'nothing but a full stop behind it'],
  ['https://сосо.com', 'Cyrillic letters that could all be Latin'],
])('a comment waits that leads to %s, which has %s', (body, how) => {
  const held = disguisedLinks.judge(submissionOf({ body }), context);
  expect(held?.verdict).toBe(how.startsWith('nothing') ? undefined : 'hold');
});

test('the moderator sees what it can be taken for', () => {
  const website = 'https://harb0urbank.example/';
  expect(disguisedLinks.judge(submissionOf({ website }), context)?.reason).toBe(
    'It leads to harb0urbank.example, which can be taken for harbourbank.example.',
  );
});

test.each(['https://harbourbank.example', 'https://münchen.example', 'https://пошта.укр', 'https://日本語.example'])(
  '%s is what it seems to be',
  (body) => {
    expect(disguisedLinks.judge(submissionOf({ body }), context)).toBeUndefined();
  },
);
