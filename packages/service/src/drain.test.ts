import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { drain } from './drain.ts';

async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

describe('draining', () => {
  test('finishes what was begun, and accepts nothing new', async () => {
    const begun = Promise.withResolvers<true>();
    const go = Promise.withResolvers<true>();
    const { server, port } = await listen((_request, response) => {
      begun.resolve(true);
      void go.promise.then(() => response.end('finished'));
    });
    const request = httpRequest({ port, host: '127.0.0.1' }).end();
    await begun.promise;
    const drained = drain(server, 5_000);
    const [refused] = (await once(connect(port, '127.0.0.1'), 'error').catch((error: unknown) => [error])) as [
      NodeJS.ErrnoException,
    ];
    expect(refused.code).toBe('ECONNREFUSED');
    go.resolve(true);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(await text(response)).toBe('finished');
    expect(await drained).toBe(true);
  });

  test('does not wait for another request behind the last answer', async () => {
    const begun = Promise.withResolvers<true>();
    const go = Promise.withResolvers<true>();
    const { server, port } = await listen((_request, response) => {
      begun.resolve(true);
      void go.promise.then(() => response.end('finished'));
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await begun.promise;
    const drained = drain(server, 10_000);
    const began = performance.now();
    go.resolve(true);
    expect(await text(socket)).toContain('finished');
    expect(await drained).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('does not wait for connections on which nobody asks anything', async () => {
    const { server, port } = await listen((_request, response) => response.end('done'));
    const agent = new Agent({ keepAlive: true });
    const [response] = (await once(httpRequest({ port, host: '127.0.0.1', agent }).end(), 'response')) as [
      IncomingMessage,
    ];
    await text(response);
    const began = performance.now();
    expect(await drain(server, 5_000)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
    agent.destroy();
  });

  test('ends connections on which one request follows another, and answers the last one', async () => {
    const first = Promise.withResolvers<true>();
    const { server, port } = await listen((request, response) => {
      if (request.url === '/slow') void first.promise.then(() => response.end('slow'));
      else response.end('quick');
    });
    const socket = connect(port, '127.0.0.1');
    const everything = text(socket);
    // Two requests on one connection: the second one is read when draining has begun.
    socket.write('GET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(server, 'request');
    const drained = drain(server, 5_000);
    socket.write('GET /quick HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(server, 'request');
    first.resolve(true);
    const answers = await everything;
    expect(answers).toContain('slow');
    expect(answers).toMatch(/connection: close[^]*quick/i);
    expect(await drained).toBe(true);
  });

  test('cuts off what takes longer than the limit', async () => {
    const begun = Promise.withResolvers<true>();
    const { server, port } = await listen(() => begun.resolve(true));
    const cut = once(httpRequest({ port, host: '127.0.0.1' }).end(), 'error');
    await begun.promise;
    expect(await drain(server, 50)).toBe(false);
    await cut;
  });
});
