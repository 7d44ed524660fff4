// What is hardly HTTP: every connection is answered with a problem document or closed, and nothing is stored.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, problemsIn, sendRaw } from '../testing/raw-http.ts';
import { adminToken, runApi, type TestApi } from '../testing/run-api.ts';
import { countStored } from '../testing/stored.ts';
import { openTestNewsroom } from '../testing/test-newsroom.ts';

let newsroom: Awaited<ReturnType<typeof openTestNewsroom>>;
let api: TestApi;
let stored: Record<string, number>;
beforeAll(async () => {
  newsroom = await openTestNewsroom('sqlite');
  api = await runApi(newsroom, { requestTimeout: 500, connectionsCheckingInterval: 100 });
  await api.admin.articles.create({ body: { title: 'Ferries' } });
  stored = await countStored(newsroom);
});
afterAll(async () => {
  await api.stop();
  await newsroom.drop();
});

const get = 'GET /v1/articles HTTP/1.1\r\nhost: a\r\n';
const post = `POST /v1/tags HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${adminToken}\r\ncontent-type: application/json\r\n`;
const tag = '{"name":"Smuggled"}';
const hex = (text: string) => text.length.toString(16);

describe('what is no HTTP', () => {
  test.each([
    ['garbage', 'NONSENSE\r\n\r\n'],
    ['binary garbage', Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256))],
    ['the beginning of TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['a version of the future', 'GET /v1/articles HTTP/9.9\r\nhost: a\r\n\r\n'],
    ['HTTP/2 without its handshake', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a method that there is not', 'FROB /v1/articles HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
    ['no host', 'GET /v1/articles HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['a header without a colon', `${get}nonsense\r\n\r\n`],
    ['a header with NUL', `${get}x: a\0b\r\n\r\n`],
    ['a space before the colon', `${get}x : a\r\n\r\n`],
    ['a bare line feed in a header', `${get}x: a\n y\r\rz\r\n\r\n`],
    ['100 KB of headers', `${get}x: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['ten thousand headers', `${get}${Array.from({ length: 10_000 }, (_, index) => `x${index}: a\r\n`).join('')}\r\n`],
    ['an address of 200 KB', `GET /v1/articles/${'a'.repeat(200_000)} HTTP/1.1\r\nhost: a\r\n\r\n`],
    ['two lengths', `${post}content-length: 5\r\ncontent-length: 19\r\n\r\n${tag}`],
    [
      'length and chunks',
      `${post}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n${hex(tag)}\r\n${tag}\r\n0\r\n\r\n`,
    ],
    ['a negative length', `${post}content-length: -1\r\n\r\n${tag}`],
    ['a length that is no number', `${post}content-length: 0x13\r\n\r\n${tag}`],
    ['chunks of no length', `${post}transfer-encoding: chunked\r\n\r\nzz\r\n${tag}\r\n0\r\n\r\n`],
    ['a chunk longer than it says', `${post}transfer-encoding: chunked\r\n\r\n3\r\n${tag}\r\n0\r\n\r\n`],
    [
      'a coding that we do not know',
      `${post}transfer-encoding: gzip, chunked\r\nconnection: close\r\n\r\n${hex(tag)}\r\n${tag}\r\n0\r\n\r\n`,
    ],
    ['less than it announced', `${post}content-length: 50\r\n\r\n${tag}`],
    ['chunks that do not end', `${post}transfer-encoding: chunked\r\n\r\n${hex(tag)}\r\n${tag}\r\n`],
    ['half a request', 'POST /v1/tags HTTP/1.1\r\nhost: a\r\ncont'],
  ])('%s is refused', async (_, bytes) => {
    const received = await sendRaw(api.port, bytes);
    expectRefusal(received);
  });

  test('headers that are too long are told from what is wrong', async () => {
    expect(expectRefusal(await sendRaw(api.port, `${get}x: ${'a'.repeat(100_000)}\r\n\r\n`))).toBe(431);
  });

  test('an address of 20 KB reaches us, and is refused as too long', async () => {
    for (const path of ['/v1/articles/', '/v1/articles?section=', '/v1/nothing/']) {
      const { status, body } = await api.ask(`GET ${path}${'a'.repeat(20_000)}`);
      expect([status, body]).toMatchObject([400, { code: 'malformed-request' }]);
    }
  });
});

describe('requests behind each other', () => {
  const close = 'connection: close\r\n\r\n';

  test('are answered in their order', async () => {
    const received = await sendRaw(api.port, `${get}\r\n${get.replace('articles', 'nothing')}\r\n${get}${close}`);
    expect(problemsIn(received).map(({ status }) => status)).toEqual([200, 404, 200]);
  });

  test('that are followed by garbage are answered before it is refused', async () => {
    const wrong = '{"name":""}';
    const whole = `${post}content-length: ${wrong.length}\r\n\r\n${wrong}`;
    for (const parts of [[`${get}\r\nNONSENSE\r\n\r\n`], [`${get}\r\n`, 'NONSENSE\r\n\r\n']]) {
      expect(problemsIn(await sendRaw(api.port, ...parts)).map(({ status }) => status)).toEqual([200, 400]);
    }
    expect(problemsIn(await sendRaw(api.port, `${whole}NONSENSE\r\n\r\n`)).map(({ status }) => status)).toEqual([
      422, 400,
    ]);
  });

  test('are never read out of a body', async () => {
    const hidden = `DELETE /v1/articles/ferries HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${adminToken}\r\nif-match: *\r\n\r\n`;
    const received = await sendRaw(api.port, `${get}content-length: ${hidden.length}\r\n${close}${hidden}`);
    expect(problemsIn(received).map(({ status }) => status)).toEqual([200]);
    expect((await api.admin.articles.get({ idOrSlug: 'ferries' })).version).toBe(1);
  });
});

describe('older and rarer ways of speaking HTTP', () => {
  test('HTTP/1.0, and an address with its host, are answered', async () => {
    for (const line of [
      'GET /v1/articles HTTP/1.0',
      'GET http://example.org/v1/articles HTTP/1.1\r\nhost: a\r\nconnection: close',
    ]) {
      expect(problemsIn(await sendRaw(api.port, `${line}\r\n\r\n`)).map(({ status }) => status)).toEqual([200]);
    }
  });

  test('another protocol that is offered is passed over', async () => {
    const received = await sendRaw(api.port, `${get}connection: upgrade, close\r\nupgrade: websocket\r\n\r\n`);
    expect(problemsIn(received).map(({ status }) => status)).toEqual([200]);
  });

  test('an expectation that nobody knows is passed over', async () => {
    const received = await sendRaw(api.port, `${get}expect: miracles\r\nconnection: close\r\n\r\n`);
    expect(problemsIn(received).map(({ status }) => status)).toEqual([200]);
  });

  test('questions about the server as a whole have no answer here', async () => {
    for (const line of ['OPTIONS * HTTP/1.1', 'TRACE /v1/articles HTTP/1.1']) {
      const status = expectRefusal(await sendRaw(api.port, `${line}\r\nhost: a\r\nconnection: close\r\n\r\n`));
      expect([404, 405]).toContain(status);
    }
  });
});

describe('those who take their time', () => {
  test('may, as long as it comes to an end', async () => {
    const wrong = '{"name":7}';
    const received = await sendRaw(
      api.port,
      post,
      'content-length: 10\r\nconnection: close\r\n\r\n',
      ...Array.from(wrong),
    );
    expect(expectRefusal(received)).toBe(422);
  });

  test.each([
    ['in the headers', 'GET /v1/articles HTTP/1.1\r\nhost: a\r\nx: '],
    ['in the body', `${post}content-length: 50\r\n\r\n{"name":`],
  ])('too long %s are told so', async (_, begun) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    let received = '';
    const socket = connect(api.port, '127.0.0.1', () => socket.write(begun));
    socket.on('data', (bytes: Buffer) => (received += bytes.toString())).on('close', () => resolve(received));
    expect(expectRefusal(await promise)).toBe(408);
  });

  test('and those who go in the middle leave nothing behind', async () => {
    for (let count = 0; count < 50; count += 1) {
      const socket = connect(api.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${post}content-length: 19\r\n\r\n${tag.slice(0, count % 19)}`, () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    await expect
      .poll(() => new Promise((resolve) => api.server.getConnections((_, count) => resolve(count))))
      .toBeLessThan(10);
  });
});

test('nothing of all this has been stored, and the API is well', async () => {
  expect(await countStored(newsroom)).toEqual(stored);
  expect((await api.ask('GET /readyz')).status).toBe(200);
});
