import { expect, test } from 'vitest';
import { toAvatar } from './avatar.ts';

test('a reader keeps their face, and others have others', () => {
  expect(toAvatar('k3Jd9sQx')).toEqual(toAvatar('k3Jd9sQx'));
  const faces = Array.from({ length: 200 }, (_, index) => JSON.stringify(toAvatar(`seed ${index}`)));
  expect(new Set(faces).size).toBeGreaterThan(190);
  expect(faces.join('')).not.toContain('undefined');
});
