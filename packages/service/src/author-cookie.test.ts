import { expect, test } from 'vitest';
import { authorCookie, authorCookieOf } from './author-cookie.ts';

const token = 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE';
const sent = (cookie: string) => authorCookieOf({ cookie });

test('what a browser is told to keep is what it sends', () => {
  for (const isSecure of [true, false]) {
    const [pair = ''] = authorCookie(token, { isSecure, isRemembered: false }).split(';');
    expect(sent(`theme=dark; ${pair}; other=1`)).toBe(token);
  }
});

test('no script reads it, no other site sends it, and it is kept only where the reader wants that', () => {
  const [secure, plain] = [true, false].map((isSecure) => authorCookie(token, { isSecure, isRemembered: isSecure }));
  expect(secure).toBe(`__Host-broadsheet-reader=${token}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure`);
  expect(plain).toBe(`broadsheet-reader=${token}; Path=/; HttpOnly; SameSite=Lax`);
});

test('the one that only this host can have set comes first', () => {
  expect(sent(`broadsheet-reader=${'x'.repeat(43)}; __Host-broadsheet-reader=${token}`)).toBe(token);
});

test('where the site is secure, what another host can have set is nothing to write under', () => {
  const isSecure = true;
  expect(authorCookieOf({ cookie: `broadsheet-reader=${token}` }, { isSecure })).toBeUndefined();
  expect(authorCookieOf({ cookie: `__Host-broadsheet-reader=${token}` }, { isSecure })).toBe(token);
});

test.each([
  '',
  'broadsheet-reader=',
  'broadsheet-reader=short',
  `broadsheet-reader=${token}x`,
  `not-broadsheet-reader=${token}`,
])('what can be no token is none: %j', (cookie) => {
  expect(sent(cookie)).toBeUndefined();
});
