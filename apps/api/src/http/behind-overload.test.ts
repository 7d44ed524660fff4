import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Problem } from '@broadsheet/api-contract';
import { expect, test } from 'vitest';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { runApi, type TestApi } from '../testing/run-api.ts';

/** Begins a request whose body does not come, as long as the socket is open. */
async function beginSlowly({ port }: TestApi): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = ['POST /v1/session HTTP/1.1', 'host: a', 'content-type: application/json', 'content-length: 90'];
  socket.write(`${head.join('\r\n')}\r\n\r\n{"email":`);
  return socket;
}

describeEachNewsroom('more than can be answered at once', (newsroom) => {
  test('is refused at once, while what is begun goes on and the process says that it lives', async () => {
    const api = await runApi(newsroom(), { mostAtOnce: 3 });
    const begun = await Promise.all([1, 2, 3].map(() => beginSlowly(api)));
    const status = async () => (await api.ask('GET /v1/sections')).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(503);
    const refused = await api.ask('GET /v1/sections');
    expect(Problem.parse(refused.body)).toMatchObject({ code: 'unavailable', status: 503 });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await api.ask('GET /livez')).status).toBe(200);
    for (const socket of begun) socket.destroy();
    await expect.poll(status).toBe(200);
    await api.stop();
  });

  test('does not count who only waits for something to happen', async () => {
    const api = await runApi(newsroom(), { mostAtOnce: 3 });
    const gone = new AbortController();
    const headers = { accept: 'text/event-stream' };
    const open = () => fetch(`${api.baseUrl}/v1/changes?after=latest`, { headers, signal: gone.signal });
    const streams = [];
    for (let count = 0; count < 20; count += 1) streams.push(await open());
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
    expect((await api.ask('GET /v1/sections')).status).toBe(200);
    gone.abort();
    await api.stop();
  });
});
