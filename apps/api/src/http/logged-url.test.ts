import { expect, test } from 'vitest';
import { signGrant } from '../privacy/signed-grant.ts';
import { createVault } from '../privacy/vault.ts';
import { toLoggedUrl } from './logged-url.ts';

test('what is logged of an address has no token in it, and is otherwise what was asked for', () => {
  const grant = { about: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'], expires: 1_800_000_000 };
  const token = signGrant(createVault('a secret of this test'), 'end of a subscription', grant);
  expect(toLoggedUrl(`/v1/reply-subscriptions/${token}/end`)).toBe('/v1/reply-subscriptions/[token]/end');
  expect(toLoggedUrl(`/v1/redirects?path=/mail/confirm/${token}`)).toBe('/v1/redirects?path=/mail/confirm/[token]');
  const usual = '/v1/articles/01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05/comments?sort=-created&after=WyIyMDI2Il0';
  expect(toLoggedUrl(usual)).toBe(usual);
});
