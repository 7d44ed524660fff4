import { describe, expect, test } from 'vitest';
import { toAuthorOfLogin, toImportedAuthor, toLogin } from './map-author.ts';

const margit = {
  id: 3,
  login: 'margit',
  email: 'margit@gazette.example',
  displayName: 'Margit Holm &amp; Co',
  firstName: 'Margit',
  lastName: 'Holm',
};

describe('an author', () => {
  test('is named as on the old site, and the email address stays there', () => {
    expect(toImportedAuthor(margit)).toEqual({ login: 'margit', name: 'Margit Holm & Co' });
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

  test('who signed up with an address is not called by it', () => {
    expect(toImportedAuthor({ ...margit, displayName: 'margit@gazette.example' })?.name).toBe('margit');
    expect(toAuthorOfLogin('margit@gazette.example')?.name).toBe('margit');
  });

  test('is known by the login whatever slipped in beside it', () => {
    expect(toAuthorOfLogin('>old.pilot ')?.login).toBe('old.pilot');
    expect(toLogin('<<')).toBe('');
  });

  test('whom only items name is called by the login', () => {
    expect(toAuthorOfLogin('old.pilot')).toEqual({ login: 'old.pilot', name: 'old.pilot' });
  });
});
