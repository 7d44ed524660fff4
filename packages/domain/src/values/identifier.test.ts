import { expect, test } from 'vitest';
import { Id } from './identifier.ts';

test('an id is read in capitals too, and comes out in lower case, as it is stored', () => {
  expect(Id.parse('01936F2A-7C1E-7D3A-9F10-2B6A4C8D9E01')).toBe('01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e01');
});

test.each([
  '',
  '1',
  '01936f2a7c1e7d3a9f102b6a4c8d9e01',
  '{01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e01}',
  ' 01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e01',
  7,
])('an id is a UUID, not %j', (value) => {
  expect(Id.safeParse(value).success).toBe(false);
});
