import { SubmittedComment } from '@broadsheet/api-contract';
import { trustNobody } from '@broadsheet/service';
import { describe, expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { describeEachApi, proxyKey } from '../testing/run-api.ts';
import { originOf } from './reader-address.ts';

const key = 'the-proxy-key';
const trusted = (address: string) => address === '10.9.9.9';
const from = (remoteAddress: string | undefined, headers: Record<string, string | string[]> = {}) =>
  originOf({ headers, socket: { remoteAddress } }, { proxyKey: key, trustedProxies: trustNobody }).address;
const forwarded = (list: string) => from('10.0.0.1', { 'broadsheet-proxy-key': key, 'x-forwarded-for': list });

describe("a reader's address", () => {
  test('is that of the connection, an IPv4 one as such', () => {
    expect(from('192.0.2.7')).toBe('192.0.2.7');
    expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(from('2001:db8::7')).toBe('2001:db8::7');
    expect(from(undefined)).toBe('');
  });

  test('is what the site says, who alone knows the key', () => {
    expect(forwarded('203.0.113.9')).toBe('203.0.113.9');
    expect(forwarded('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  test('is the last of a list: what stands before it, the reader may have made up', () => {
    expect(forwarded('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  });

  test('is what a trusted proxy says, and nobody else', () => {
    const said = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
    const through = (remoteAddress: string) =>
      originOf({ headers: said, socket: { remoteAddress } }, { proxyKey: key, trustedProxies: trusted }).address;
    expect(through('10.9.9.9')).toBe('203.0.113.9');
    expect(through('10.9.9.8')).toBe('10.9.9.8');
  });

  test.each([
    {},
    { 'broadsheet-proxy-key': '' },
    { 'broadsheet-proxy-key': 'the-proxy-kez' },
    { 'broadsheet-proxy-key': [key] },
  ])('is not what others say: %o', (headers) => {
    expect(from('192.0.2.7', { ...headers, 'x-forwarded-for': '203.0.113.9' })).toBe('192.0.2.7');
  });

  test.each(['', 'unknown', '203.0.113.9:80', '<script>', '203.0.113.999'])('is nothing else: %s', (list) => {
    expect(forwarded(list)).toBe('10.0.0.1');
  });
});

describe('the site', () => {
  const isSite = (headers: Record<string, string>) =>
    originOf({ headers, socket: { remoteAddress: '10.0.0.1' } }, { proxyKey: key, trustedProxies: trustNobody }).isSite;

  test('asks for itself where it knows the key and names no reader', () => {
    expect(isSite({ 'broadsheet-proxy-key': key })).toBe(true);
    expect(isSite({ 'broadsheet-proxy-key': key, 'x-forwarded-for': '203.0.113.9' })).toBe(false);
    expect(isSite({ 'broadsheet-proxy-key': key, 'x-forwarded-for': 'unknown' })).toBe(false);
    expect(isSite({ 'broadsheet-proxy-key': 'made up' })).toBe(false);
    expect(isSite({})).toBe(false);
  });
});

describeEachApi('a comment', (api) => {
  test('is kept with the address that the site names for its reader, and with no other', async () => {
    const { article } = await furnish(api());
    const addressOf = async (said: string) => {
      const json = { name: 'Old Pilot', email: 'pilot@example.org', body: `Sent with ${said}.` };
      const headers = { 'broadsheet-proxy-key': said, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
      const { body } = await api().ask(`POST /v1/articles/${article.id}/comments`, { json, headers });
      return (await api().admin.comments.get({ id: SubmittedComment.parse(body).comment.id })).ipAddress;
    };
    expect(await addressOf(proxyKey)).toBe('203.0.113.9');
    expect(await addressOf('made up')).toBe('127.0.0.1');
  });
});
