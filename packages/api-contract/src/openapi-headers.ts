// The headers that OpenAPI names, each described once, and which endpoint takes or answers which of them.
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { hasMinimalAnswer } from './minimal-answer.ts';

/** The headers that a request to `endpoint` may carry, besides those that belong to HTTP itself. */
export function requestHeadersOf(endpoint: Endpoint): z.ZodObject {
  const { method, needsIfMatch, knowsAuthor, media = [] } = endpoint;
  return z.object({
    ...(needsIfMatch && { 'If-Match': requestHeaders.ifMatch }),
    ...(knowsAuthor && { 'Author-Token': requestHeaders.authorToken }),
    ...(method === 'GET' && { 'If-None-Match': requestHeaders.ifNoneMatch }),
    ...(method === 'POST' && { 'Idempotency-Key': requestHeaders.idempotencyKey }),
    ...(hasMinimalAnswer(endpoint) && { Prefer: requestHeaders.prefer }),
    ...(media.includes('text/event-stream') && { 'Last-Event-ID': requestHeaders.lastEventId }),
  });
}

/** The headers of the answer of `endpoint` where it does what was asked. */
export function successHeadersOf(endpoint: Endpoint): z.ZodObject {
  const { method, status, answer, media = [] } = endpoint;
  const hasBody = answer !== undefined || media.length > 0;
  const { etag } = responseHeaders;
  return z.object({
    // A stream has none: it is not known before it ends.
    ...(hasBody && { ETag: media.length > 0 ? etag.optional() : etag }),
    ...(status === 201 && { Location: responseHeaders.location }),
    ...(answer && isPage(answer) && { Link: responseHeaders.link }),
    ...(method === 'POST' && { 'Idempotency-Replayed': responseHeaders.idempotencyReplayed }),
    ...particularHeadersOf(endpoint),
    ...everyAnswer,
  });
}

function particularHeadersOf({ group, method, isConfidential, answer, media = [] }: Endpoint) {
  return {
    // Whoever comments on a page of the site gets the token as a cookie.
    ...(answer && isWithToken(answer) && { 'Set-Cookie': responseHeaders.authorCookie }),
    ...(isConfidential && { 'X-Robots-Tag': responseHeaders.robots }),
    // Signing in, and out.
    ...(group === 'Session' && method !== 'GET' && { 'Set-Cookie': responseHeaders.setCookie }),
    ...(media.includes('application/x-ndjson') && { 'Changes-Cursor': responseHeaders.changesCursor }),
  };
}

/** The headers of the answer of `endpoint` to `Prefer: return=minimal`, of which they are all. */
export function minimalHeadersOf({ method, status }: Endpoint): z.ZodObject {
  const { etag, location, preferenceApplied } = responseHeaders;
  return z.object({
    ETag: etag,
    ...(status === 201 && { Location: location }),
    'Preference-Applied': preferenceApplied,
    ...(method === 'POST' && { 'Idempotency-Replayed': responseHeaders.idempotencyReplayed }),
    ...everyAnswer,
  });
}

/** The headers of a refusal with `status`. */
export function refusalHeadersOf(status: number): z.ZodObject {
  return z.object({
    ...(status === 401 && { 'WWW-Authenticate': responseHeaders.wwwAuthenticate }),
    ...(status === 403 && { 'WWW-Authenticate': responseHeaders.wwwAuthenticate.optional() }),
    ...([409, 429, 503].includes(status) && { 'Retry-After': responseHeaders.retryAfter }),
    ...everyAnswer,
  });
}

/** The headers of an answer that says: it is what you have (304), or it is elsewhere (301). */
export function elsewhereHeadersOf(status: 301 | 304): z.ZodObject {
  const { etag, location } = responseHeaders;
  const robots = responseHeaders.robots.optional();
  return z.object({
    ...(status === 304 ? { ETag: etag, 'X-Robots-Tag': robots } : { Location: location }),
    ...everyAnswer,
  });
}

function isWithToken(answer: z.ZodType): boolean {
  return answer instanceof z.ZodObject && 'authorToken' in answer.shape;
}

function isPage(answer: z.ZodType): boolean {
  return answer instanceof z.ZodObject && 'items' in answer.shape && 'next' in answer.shape;
}

const requestHeaders = {
  ifMatch: z.string().meta({
    param: { id: 'If-Match' },
    description:
      'The ETag that was read, so that no change is overwritten; of it, the version alone is enough. `*` stands for any.',
    examples: ['"3"'],
  }),
  ifNoneMatch: optionalParameter('If-None-Match', {
    description: 'The ETag of the answer that the client has.',
    examples: ['"3-mXUx9lGkT4uVaz0c"'],
  }),
  idempotencyKey: optionalParameter('Idempotency-Key', {
    description:
      'Made up by the client, once for what it wants to happen once: a UUID, say. Whoever sends the same request with ' +
      'the same key again within a day gets the first answer, and nothing is written twice.',
    examples: ['8f0c2a52-3a3b-4a8e-9d0f-2f6f6a1f7a11'],
  }),
  prefer: optionalParameter('Prefer', {
    description: 'With `return=minimal` (RFC 7240) the answer is 204 and its headers alone.',
    examples: ['return=minimal'],
  }),
  authorToken: optionalParameter('Author-Token', {
    description: 'What shows that a reader wrote a comment: the `authorToken` of the answer to it.',
    examples: ['vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE'],
  }),
  lastEventId: optionalParameter('Last-Event-ID', {
    description: 'The id of the last event that came; the stream goes on behind it. Browsers send it by themselves.',
    examples: ['42'],
  }),
};

const responseHeaders = {
  etag: z.string().meta({
    header: { id: 'ETag' },
    description: 'The version of the answer. Where it begins with a number, that is the `version` of what was read.',
    examples: ['"3-mXUx9lGkT4uVaz0c"'],
  }),
  location: z.string().meta({
    header: { id: 'Location' },
    description: 'Where it can be read.',
    examples: ['/v1/articles/harbour-towns-share-ferries'],
  }),
  link: optionalHeader('Link', {
    description: 'The next page (RFC 8288). Absent on the last one.',
    examples: ['</v1/articles?limit=20&after=WyIyMDI2LTExLTIyIl0.c2ln>; rel="next"'],
  }),
  preferenceApplied: z.string().meta({
    header: { id: 'Preference-Applied' },
    description: 'What of `Prefer` was honoured.',
    examples: ['return=minimal'],
  }),
  idempotencyReplayed: optionalHeader('Idempotency-Replayed', {
    description: '`true` where the first answer to the same `Idempotency-Key` came again.',
    examples: ['true'],
  }),
  robots: z.string().meta({
    header: { id: 'X-Robots-Tag' },
    description: 'That no search engine may list it.',
    examples: ['noindex'],
  }),
  setCookie: optionalHeader('Set-Cookie', {
    description: 'The session, which no script can read; or its end.',
    examples: ['__Host-broadsheet-session=c2Vzc2lvbg; Path=/; HttpOnly; SameSite=Lax; Secure'],
  }),
  authorCookie: optionalHeader('Set-Cookie', {
    description: 'On pages of the site: the author token, which no script can read.',
    examples: [
      '__Host-broadsheet-reader=vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE; Path=/; HttpOnly; SameSite=Lax; Secure',
    ],
  }),
  wwwAuthenticate: z.string().meta({
    header: { id: 'WWW-Authenticate' },
    description: 'How to send a key.',
    examples: ['Bearer'],
  }),
  changesCursor: z.string().meta({
    header: { id: 'Changes-Cursor' },
    description: 'Where `/v1/changes` goes on from what was read.',
    examples: ['42'],
  }),
  retryAfter: optionalHeader('Retry-After', { description: 'Try again after this many seconds.', examples: ['1'] }),
};

const everyAnswer = {
  'Surrogate-Key': optionalHeader('Surrogate-Key', {
    description: 'The tags by which a cache drops it: the subjects of changes, and the kinds of what lists hold.',
    examples: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05 section:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02'],
  }),
  RateLimit: optionalHeader('RateLimit', {
    description:
      'How many requests are left (`r`), and in how many seconds all are there again (`t`), after ' +
      'draft-ietf-httpapi-ratelimit-headers.',
    examples: ['"reads";r=5999;t=1'],
  }),
  'RateLimit-Policy': optionalHeader('RateLimit-Policy', {
    description: 'How many requests (`q`) are let through in how many seconds (`w`).',
    examples: ['"reads";q=6000;w=60'],
  }),
};

/** The headers of every answer of an endpoint that is to go. */
export const deprecationHeaders = {
  Deprecation: optionalHeader('Deprecation', {
    description: 'Since when nobody should begin to use it, in seconds since 1970 (RFC 9745).',
    examples: ['@1793491200'],
  }),
  Sunset: optionalHeader('Sunset', {
    description: 'When it will no longer answer (RFC 8594).',
    examples: ['Mon, 01 Nov 2027 00:00:00 GMT'],
  }),
  Link: responseHeaders.link,
};

function optionalParameter(id: string, meta: { readonly description: string; readonly examples: [string] }) {
  return z
    .string()
    .optional()
    .meta({ param: { id }, ...meta });
}

function optionalHeader(id: string, meta: { readonly description: string; readonly examples: [string] }) {
  return z
    .string()
    .optional()
    .meta({ header: { id }, ...meta });
}
