import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runSite, type TestSite } from './testing/run-site.ts';

let upstream: Server;
let answer: RequestListener;
let received: IncomingMessage[];
let site: TestSite;

beforeEach(async () => {
  received = [];
  answer = (_request, response) => response.end('{}');
  upstream = createServer((request, response) => {
    if (request.url?.startsWith('/v1/changes') && request.headers['x-forwarded-for'] === undefined) return;
    received.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const address = upstream.address();
  site = await runSite(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});

afterEach(async () => {
  await site.stop();
  upstream.closeAllConnections();
  upstream.close();
});

describe('what goes to the API', () => {
  test('is what came, below the root', async () => {
    const bodies: string[] = [];
    answer = (request, response) => {
      void text(request).then((body) => {
        bodies.push(body);
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"a":1}');
      });
    };
    const answered = await site.ask('/api/v1/articles/a/comments?x=%2F', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k', authorization: 'Bearer t' },
      body: '{"b":2}',
    });
    expect([answered.status, answered.body]).toEqual([201, '{"a":1}']);
    expect([received[0]?.method, received[0]?.url, bodies[0]]).toEqual([
      'POST',
      '/v1/articles/a/comments?x=%2F',
      '{"b":2}',
    ]);
    expect(received[0]?.headers).toMatchObject({
      'idempotency-key': 'k',
      authorization: 'Bearer t',
      'content-type': 'application/json',
    });
  });

  test('says who asks in our own words, not in theirs', async () => {
    await site.ask('/api/v1/articles', {
      headers: {
        'x-forwarded-for': '203.0.113.9',
        forwarded: 'for=203.0.113.9',
        'x-real-ip': '203.0.113.9',
        'broadsheet-proxy-key': 'forged',
        'x-forwarded-host': 'evil',
      },
    });
    const headers = received[0]?.headers ?? {};
    expect(headers['x-forwarded-for']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
    expect(headers['broadsheet-proxy-key']).toMatch(/^[\w-]{43}$/);
    expect(headers['x-forwarded-host']).toBe(`127.0.0.1:${site.port}`);
    expect([headers.forwarded, headers['x-real-ip']]).toEqual([undefined, undefined]);
  });

  test('leaves out what belongs to one connection', async () => {
    await site.ask('/api/v1/articles', {
      headers: { connection: 'close, x-secret', 'x-secret': '1', te: 'trailers', 'proxy-authorization': 'x' },
    });
    const headers = received[0]?.headers ?? {};
    expect([headers['x-secret'], headers['te'], headers['proxy-authorization']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('goes with the session of whoever asks, each time anew', async () => {
    answer = (request, response) => response.end(request.headers.cookie);
    for (const cookie of ['broadsheet-session=a', '__Host-broadsheet-session=b', 'theme=dark']) {
      const { body } = await site.ask('/api/v1/articles', { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
      expect(body).toBe(cookie);
    }
    expect(received.map(({ headers }) => headers['sec-fetch-site'])).toEqual(Array(3).fill('same-origin'));
  });

  test.each(['/api/../secret', '/api/%2e%2e/secret', '/api/v1/./articles', '/api/v1/%2E%2e'])(
    'is never outside of it: %s',
    async (path) => {
      const { status, headers, body } = await site.ask(path);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
      expect(JSON.parse(body)).toMatchObject({ code: 'malformed-request', status: 400 });
      expect(received).toEqual([]);
    },
  );

  test('is broken off when the reader goes away', async () => {
    const gone = Promise.withResolvers<true>();
    answer = (_request, response) => response.on('close', () => gone.resolve(true)).write('begun');
    const socket = connect(site.port, '127.0.0.1');
    socket.write('GET /api/v1/changes?wait=30 HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    expect(await gone.promise).toBe(true);
  });
});

describe('what comes from the API', () => {
  test('sets the cookie of a session for this origin', async () => {
    const cookie = '__Host-broadsheet-session=a; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure';
    answer = (_request, response) => response.writeHead(201, { 'set-cookie': cookie }).end('{}');
    const { headers } = await site.ask('/api/v1/session', { method: 'POST', body: '{}' });
    expect(headers['set-cookie']).toEqual([cookie]);
  });

  test('comes as it is made, not when it is complete', async () => {
    const { promise, resolve } = Promise.withResolvers<true>();
    answer = (_request, response) => {
      response.write('first ');
      void promise.then(() => response.end('second'));
    };
    const request = httpRequest({ host: '127.0.0.1', port: site.port, path: '/api/v1/export', agent: false }).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(first.toString()).toBe('first ');
    resolve(true);
    expect(await text(response)).toBe('second');
  });

  test('keeps its status and headers, and names addresses below /api', async () => {
    answer = (_request, response) =>
      response
        .writeHead(301, {
          location: '/v1/articles/new',
          link: '</v1/articles?after=a>; rel="next"',
          etag: '"3-x"',
          connection: 'close, x-inner',
          'x-inner': '1',
        })
        .end();
    const { status, headers } = await site.ask('/api/v1/articles/old');
    expect([status, headers.location, headers['link'], headers.etag]).toEqual([
      301,
      '/api/v1/articles/new',
      '</api/v1/articles?after=a>; rel="next"',
      '"3-x"',
    ]);
    expect([headers['x-inner'], headers['content-security-policy']]).toEqual([undefined, undefined]);
  });

  test('is a problem document where the API is away', async () => {
    upstream.closeAllConnections();
    upstream.close();
    const { status, headers, body } = await site.ask('/api/v1/articles', { method: 'POST', body: '{}' });
    expect([status, headers['content-type'], headers['retry-after']]).toEqual([503, 'application/problem+json', '5']);
    expect(JSON.parse(body)).toMatchObject({ code: 'unavailable', status: 503 });
  });

  test('is broken off for the reader where it breaks off', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('part');
      setImmediate(() => response.destroy());
    };
    await expect(site.ask('/api/v1/articles')).rejects.toThrow();
  });

  test('is asked for again where a kept connection turned out to be closed', async () => {
    answer = (_request, response) => response.end('1');
    await site.ask('/api/v1/a');
    answer = (request, response) => {
      answer = (_again, second) => second.end('2');
      if (received.length === 2) request.socket.destroy();
      else response.end('2');
    };
    expect((await site.ask('/api/v1/b')).body).toBe('2');
  });

  test('may come before the request has been sent whole', async () => {
    answer = (_request, response) =>
      response.writeHead(413, { 'content-type': 'application/problem+json' }).end('{"code":"body-too-large"}');
    const { status, body } = await site.ask('/api/v1/articles', { method: 'POST', body: 'x'.repeat(5_000_000) });
    expect([status, body]).toEqual([413, '{"code":"body-too-large"}']);
  });

  test('is passed on for every method', async () => {
    for (const method of ['GET', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS']) {
      await site.ask('/api/v1/articles/a', { method });
    }
    await vi.waitFor(() =>
      expect(received.map(({ method }) => method)).toEqual(['GET', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS']),
    );
  });
});
