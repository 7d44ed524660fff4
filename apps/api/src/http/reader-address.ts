import { timingSafeEqual } from 'node:crypto';
import { readerAddress, toPlainAddress, type Received, type TrustedProxies } from '@broadsheet/service';

/** Whom the API believes when they say who asked them. */
export interface Trust {
  /** The secret by which the site is known. */
  readonly proxyKey: string;
  readonly trustedProxies: TrustedProxies;
}

/** Where a request comes from. */
export interface Origin {
  /** The IP address of whoever asks. */
  readonly address: string;
  /** Whether the site asks for itself, to make a page that many readers get. */
  readonly isSite: boolean;
}

/**
 * Where a request comes from. What the site says of its readers is believed where it knows the proxy key, and what
 * trusted proxies say; what anybody else says is not.
 */
export function originOf(request: Received, { proxyKey, trustedProxies }: Trust): Origin {
  const { headers } = request;
  const key = headers['broadsheet-proxy-key'];
  if (key === undefined) return { address: readerAddress(request, trustedProxies), isSite: false };
  if (typeof key !== 'string' || !isSame(key, proxyKey)) {
    return { address: readerAddress(request, trustedProxies), isSite: false };
  }
  const forwarded = headers['x-forwarded-for'];
  const reader = typeof forwarded === 'string' ? toPlainAddress(forwarded.split(',').at(-1)?.trim() ?? '') : undefined;
  if (reader !== undefined) return { address: reader, isSite: false };
  return { address: readerAddress({ ...request, headers: {} }, trustedProxies), isSite: forwarded === undefined };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
