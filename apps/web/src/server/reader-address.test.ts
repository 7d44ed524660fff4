import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readerAddress } from './reader-address.ts';

function from(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

describe("the reader's address", () => {
  test('is that of the connection where no proxy is trusted, whatever the request says', () => {
    expect(readerAddress(from('198.51.100.7', '203.0.113.9'), 0)).toBe('198.51.100.7');
  });

  test('is what the trusted proxies saw, not what was written further left', () => {
    const request = from('10.0.0.1', 'forged, 203.0.113.9, 10.0.0.2');
    expect(readerAddress(request, 1)).toBe('10.0.0.2');
    expect(readerAddress(request, 2)).toBe('203.0.113.9');
  });

  test('is the first one where fewer proxies were passed than are trusted', () => {
    expect(readerAddress(from('10.0.0.1', '203.0.113.9'), 5)).toBe('203.0.113.9');
  });

  test('is that of the connection where the header holds no address', () => {
    expect(readerAddress(from('10.0.0.1', 'unknown'), 1)).toBe('10.0.0.1');
  });

  test('is written as IPv4 where it is one', () => {
    expect(readerAddress(from('::ffff:198.51.100.7'), 0)).toBe('198.51.100.7');
    expect(readerAddress(from('2001:db8::1'), 0)).toBe('2001:db8::1');
  });
});
