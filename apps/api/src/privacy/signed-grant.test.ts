import { expect, test } from 'vitest';
import { isExpired, readGrant, signGrant } from './signed-grant.ts';
import { createVault } from './vault.ts';

const vault = createVault('a secret of this test');
const grant = { about: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', '3'], expires: 1_800_000_000 };

test('what was signed for a purpose is read again for it', () => {
  const token = signGrant(vault, 'preview of an article', grant);
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
  expect(readGrant(vault, 'preview of an article', token)).toEqual(grant);
});

test('what was signed for another purpose, by another newsroom, or was changed, is worth nothing', () => {
  const token = signGrant(vault, 'preview of an article', grant);
  expect(readGrant(vault, 'end of a subscription', token)).toBeUndefined();
  expect(readGrant(createVault('another secret'), 'preview of an article', token)).toBeUndefined();
  const [said = '', signature = ''] = token.split('.');
  const other = Buffer.from(`9999999999 ${grant.about.join(' ')}`).toString('base64url');
  for (const forged of [`${other}.${signature}`, said, `${said}.`, `${token}.x`, `.${signature}`, '', `${token}x`]) {
    expect(readGrant(vault, 'preview of an article', forged), forged).toBeUndefined();
  }
});

test('its time is over at the second that it names', () => {
  expect(isExpired(grant, '2027-01-15T07:59:59.999Z')).toBe(false);
  expect(isExpired(grant, '2027-01-15T08:00:00.000Z')).toBe(true);
});
