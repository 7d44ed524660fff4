import { expect, test } from 'vitest';
import { createVault } from './vault.ts';

const vault = createVault('a secret of this test');

test('what was sealed can be opened, and does not show its text', () => {
  const sealed = vault.seal('pilot@example.org');
  expect(sealed).not.toContain('pilot');
  expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('pilot');
  expect(vault.open(sealed)).toBe('pilot@example.org');
});

test('the same text is sealed differently each time, so that nobody sees who wrote twice', () => {
  expect(vault.seal('pilot@example.org')).not.toBe(vault.seal('pilot@example.org'));
});

test('what was changed, or sealed under another key, does not open', () => {
  const sealed = vault.seal('pilot@example.org');
  const last = sealed.at(-5) === 'A' ? 'B' : 'A';
  expect(() => vault.open(sealed.slice(0, -5) + last + sealed.slice(-4))).toThrow();
  expect(() => createVault('another secret').open(sealed)).toThrow();
  expect(() => vault.open('')).toThrow();
});

test('hashes match for the same parts, purpose and key alone', () => {
  const hash = vault.hash('email', 'pilot@example.org');
  expect(vault.hash('email', 'pilot@example.org')).toBe(hash);
  expect(vault.hash('comment', 'pilot@example.org')).not.toBe(hash);
  expect(createVault('another secret').hash('email', 'pilot@example.org')).not.toBe(hash);
  expect(vault.hash('comment', 'ab', 'c')).not.toBe(vault.hash('comment', 'a', 'bc'));
});
