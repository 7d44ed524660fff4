import { describe, expect, test } from 'vitest';
import { findKnownAuthor, toByline } from './co-authors.ts';

const term = (slug: string, name: string) => ({ taxonomy: 'author', slug, name });
const coast = { taxonomy: 'category', slug: 'coast', name: 'Coast' };
const logins = (byline: ReturnType<typeof toByline>) => byline.map(({ login }) => login);

describe('who wrote an item', () => {
  test('is who posted it, where nothing else is said', () => {
    expect(toByline({ creator: 'margit', terms: [coast] })).toEqual([{ login: 'margit', name: 'margit' }]);
  });

  test('is nobody where nobody is named', () => {
    expect(toByline({ creator: '', terms: [coast] })).toEqual([]);
  });

  test('is who posted it first, then the others in their order', () => {
    const terms = [term('cap-ada', 'ada'), term('cap-margit', 'margit'), term('cap-old-pilot', 'old.pilot')];
    expect(logins(toByline({ creator: 'margit', terms }))).toEqual(['margit', 'ada', 'old-pilot']);
  });

  test('is not who posted it for others', () => {
    expect(logins(toByline({ creator: 'desk', terms: [term('cap-ada', 'ada')] }))).toEqual(['ada']);
  });
});

describe('an author that an item names', () => {
  const ada = { login: 'ada', name: 'Ada Lind' };
  const pilot = { login: 'old.pilot', name: 'Old Pilot' };
  const known = new Map(
    [ada, pilot, { login: 'a2', name: 'Two' }, { login: 'b2', name: 'Two' }].map((each) => [each.login, each]),
  );

  test.each([
    ['the login', { login: 'ada', name: 'ada' }, ada],
    ['a login that the slug cannot hold', { login: 'old-pilot', name: 'old.pilot' }, pilot],
    ['the name alone', { login: 'lind', name: 'Ada Lind' }, ada],
  ])('is known by %s', (_, named, author) => {
    expect(findKnownAuthor(known, named)).toEqual(author);
  });

  test('is nobody else of the same name, and nobody whom the file does not know', () => {
    const two = { login: 'c2', name: 'Two' };
    expect(findKnownAuthor(known, two)).toBe(two);
    const nobody = { login: 'new', name: 'New' };
    expect(findKnownAuthor(known, nobody)).toBe(nobody);
  });
});
