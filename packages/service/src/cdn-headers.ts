/**
 * The headers by which a content delivery network keeps an answer, and drops it by tag: `Surrogate-Key` (Fastly,
 * Varnish), `Cache-Tag` (Cloudflare, Akamai), and for how many seconds it may be kept by those alone who can be told to
 * drop it (`CDN-Cache-Control`, RFC 9213, and `Surrogate-Control`). With 0 seconds only the key is named.
 */
export function cdnHeaders(tags: readonly string[], maxAgeSeconds: number): Readonly<Record<string, string>> {
  const key = { 'surrogate-key': tags.join(' ') };
  if (maxAgeSeconds === 0) return key;
  return {
    ...key,
    'cache-tag': tags.join(','),
    'surrogate-control': `max-age=${maxAgeSeconds}`,
    'cdn-cache-control': `public, max-age=${maxAgeSeconds}`,
  };
}
