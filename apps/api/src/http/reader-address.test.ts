import { SubmittedComment } from '@broadsheet/api-contract';
import { describe, expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { describeEachApi, proxyKey } from '../testing/run-api.ts';
import { readerAddress } from './reader-address.ts';

const key = 'the-proxy-key';
const from = (remoteAddress: string | undefined, headers: Record<string, string | string[]> = {}) =>
  readerAddress({ headers, socket: { remoteAddress } }, key);
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

describeEachApi('a comment', (api) => {
  test('is kept with the address that the site names for its reader, and with no other', async () => {
    const { article } = await furnish(api());
    const addressOf = async (key: string) => {
      const said = { name: 'Old Pilot', email: 'pilot@example.org', body: `Sent with ${key}.` };
      const headers = { 'broadsheet-proxy-key': key, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
      const { body } = await api().ask(`POST /v1/articles/${article.id}/comments`, { json: said, headers });
      return (await api().admin.comments.get({ id: SubmittedComment.parse(body).comment.id })).ipAddress;
    };
    expect(await addressOf(proxyKey)).toBe('203.0.113.9');
    expect(await addressOf('made up')).toBe('127.0.0.1');
  });
});
