import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

test('the policy knows the CSS of the site, and no other', () => {
  const css = 'body { color: black }';
  const hash = createHash('sha256').update(css).digest('base64');
  const headers = securityHeaders({ siteUrl: 'http://localhost:3000', css, isDevelopment: false });
  expect(headers['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}';`);
});

test('only a site on https asks for https for good', () => {
  const headersFor = (siteUrl: string) => securityHeaders({ siteUrl, css: '', isDevelopment: false });
  expect(headersFor('https://news.example')['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  expect(headersFor('http://news.example')['strict-transport-security']).toBeUndefined();
  expect(headersFor('https://news.example')['content-security-policy']).not.toContain('upgrade-insecure-requests');
});

test('what development needs is allowed in development alone', () => {
  const policyFor = (isDevelopment: boolean) =>
    securityHeaders({ siteUrl: 'http://localhost:3000', css: '', isDevelopment })['content-security-policy'];
  expect(policyFor(true)).toContain("'unsafe-inline'");
  expect(policyFor(false)).not.toContain('unsafe');
  expect(policyFor(false)).not.toContain('ws:');
});
