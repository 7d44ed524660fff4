import { expect, test } from 'vitest';
import { toSource } from './source.ts';

const site = {
  version: '1.2',
  title: 'The Harbour Gazette',
  description: '',
  link: 'https://gazette.example',
  language: '',
  baseSiteUrl: '',
  baseBlogUrl: 'https://gazette.example/news',
};

test.each([
  ['by its address', {}, 'wordpress:gazette.example/news'],
  [
    'also when it has moved to https',
    { baseBlogUrl: 'http://www.Gazette.example/news/' },
    'wordpress:gazette.example/news',
  ],
  ['by its link where it names no address', { baseBlogUrl: '' }, 'wordpress:gazette.example'],
  ['by where its items are where it has no link', { baseBlogUrl: '', link: '' }, 'wordpress:items.example:8080'],
])('a site is known %s', (_, fields, source) => {
  expect(toSource({ ...site, ...fields }, 'http://items.example:8080/?p=1')).toBe(source);
});

test('a site without any address is known by its name', () => {
  expect(toSource({ ...site, baseBlogUrl: '', link: '/' }, '')).toBe('wordpress:the harbour gazette');
});
