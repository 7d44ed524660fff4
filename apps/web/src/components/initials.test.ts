import { describe, expect, test } from 'vitest';
import { toInitials } from './initials.ts';

describe('initials', () => {
  test.each([
    ['Ilse Marrow', 'IM'],
    ['Gabriel José de la Concordia García', 'GG'],
    ['Павло Гриценко', 'ПГ'],
    ['émile zola', 'ÉZ'],
    ['Plato', 'P'],
    ['서유나', '서'],
    ['نور حداد', 'ن'],
    ['@@ 42', ''],
    ['', ''],
  ])('%s is abbreviated to %s', (name, initials) => {
    expect(toInitials(name)).toBe(initials);
  });

  test('an accent that stands apart from its letter stays with it', () => {
    expect(toInitials('E\u0301mile Zola')).toBe('E\u0301Z');
  });
});
