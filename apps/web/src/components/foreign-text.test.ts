import { expect, test } from 'vitest';
import { foreignText } from './foreign-text.ts';

test('a text says its language and direction where they are not those around it', () => {
  expect(foreignText('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(foreignText('en', 'ar')).toEqual({ lang: 'en', dir: 'ltr' });
  expect(foreignText('en', 'en')).toEqual({});
});
