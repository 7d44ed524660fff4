import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { shouting } from './shouting.ts';

const reasonFor = (body: string) => shouting.judge(submissionOf({ body }), nothingAgainst)?.reason;

test.each([
  ['THIS IS WHAT I HAVE ALWAYS SAID', '100 % of its letters are capitals.'],
  ['ЦЕ ТЕ, ЩО Я ЗАВЖДИ КАЗАВ УСІМ', '100 % of its letters are capitals.'],
  ['No!!!!!!!!!!', 'It repeats “!” again and again.'],
  ['Nooooooooooo', 'It repeats “o” again and again.'],
  ['😡😡😡😡😡😡😡😡😡😡', 'It repeats “😡” again and again.'],
])('%s is shouting', (body, reason) => {
  expect(reasonFor(body)).toBe(reason);
});

test.each([
  'NATO and the WHO met in the USA.',
  'NO!!!',
  'これはNHKとNATOとWHOとUNESCOとUNICEFの話です。とても長い文章なので読むのに時間がかかります。',
  'كل هذا صحيح تماما ولا أحد يستطيع أن ينكره',
  '----------------',
  '1000000000000',
  'Fine…………………………',
])('%s is not', (body) => {
  expect(reasonFor(body)).toBeUndefined();
});
