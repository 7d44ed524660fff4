import { expect, test } from 'vitest';
import { findNearestName } from './nearest-name.ts';

const names = ['limit', 'after', 'section', 'tag', 'publishedFrom', 'sort'];

test.each([
  ['sections', 'section'],
  ['Limit', 'limit'],
  ['limt', 'limit'],
  ['published_from', 'publishedFrom'],
  ['tags', 'tag'],
  ['srot', 'sort'],
])('%s may have been meant to be %s', (given, meant) => {
  expect(findNearestName(given, names)).toBe(meant);
});

test.each(['page', 'offset', '', 'x', '__proto__', 'limit'.repeat(1000), 'se'])('%j is near to nothing', (given) => {
  expect(findNearestName(given, names)).toBeUndefined();
});
