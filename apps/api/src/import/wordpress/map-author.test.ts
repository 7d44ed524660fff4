import { describe, expect, test } from 'vitest';
import { toAuthorOfLogin, toImportedAuthor } from './map-author.ts';

const margit = {
  id: 3,
  login: 'margit',
  email: 'margit@gazette.example',
  displayName: 'Margit Holm &amp; Co',
  firstName: 'Margit',
  lastName: 'Holm',
};

describe('an author', () => {
  test('is named as on the old site', () => {
    expect(toImportedAuthor(margit)).toEqual({
      originalId: 3,
      login: 'margit',
      name: 'Margit Holm & Co',
      email: 'margit@gazette.example',
    });
  });

  test.each([
    [{ displayName: ' ' }, 'Margit Holm'],
    [{ displayName: '', firstName: '', lastName: 'Holm' }, 'Holm'],
    [{ displayName: '', firstName: '', lastName: '' }, 'margit'],
  ])('with %o is called %s', (fields, name) => {
    expect(toImportedAuthor({ ...margit, ...fields })?.name).toBe(name);
  });

  test('whom nothing names is nobody', () => {
    expect(
      toImportedAuthor({ ...margit, login: '', displayName: '<b></b>', firstName: '', lastName: '' }),
    ).toBeUndefined();
  });

  test('without a usable email has none', () => {
    expect(toImportedAuthor({ ...margit, email: 'margit' })?.email).toBeUndefined();
  });

  test('whom only items name is called by the login', () => {
    expect(toAuthorOfLogin('old.pilot')).toEqual({
      originalId: undefined,
      login: 'old.pilot',
      name: 'old.pilot',
      email: undefined,
    });
  });
});
