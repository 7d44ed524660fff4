import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createOpenLookup } from './open-internet.ts';
import { createSender } from './send-event.ts';

const event = { headers: { 'webhook-id': 'msg_1' }, body: '{"type":"tag.created"}' };

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function openSender(parts: Partial<Parameters<typeof createSender>[0]> = {}) {
  const sender = createSender({ allowsPrivate: true, ...parts });
  onTestFinished(() => sender.close());
  return sender;
}

const sendTo = async (listener: RequestListener, timeoutMs?: number) =>
  openSender(timeoutMs === undefined ? {} : { timeoutMs }).send(`http://127.0.0.1:${await serve(listener)}/`, event);

describe('an event', () => {
  test('is delivered where the answer is 2xx', async () => {
    for (const status of [200, 201, 204, 299]) {
      const attempt = await sendTo((_request, response) => response.writeHead(status).end());
      expect(attempt).toMatchObject({ isDelivered: true, status, error: null });
    }
  });

  test('is not delivered where the answer is anything else', async () => {
    for (const status of [400, 404, 410, 429, 500, 503]) {
      const attempt = await sendTo((_request, response) => response.writeHead(status).end());
      expect(attempt).toMatchObject({ isDelivered: false, status, error: `The receiver answered ${status}.` });
    }
  });

  test('follows no redirect, and says where it would have gone', async () => {
    let asked = 0;
    const elsewhere = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `http://127.0.0.1:${elsewhere}/`;
      const attempt = await sendTo((_request, response) => response.writeHead(status, { location }).end());
      expect(attempt).toMatchObject({ isDelivered: false, status });
      expect(attempt.error).toContain(location);
    }
    expect(asked).toBe(0);
  });

  test('is not delivered where no answer comes in time', async () => {
    expect(await sendTo(() => undefined, 50)).toMatchObject({
      isDelivered: false,
      status: null,
      error: 'No answer came within 0.05 seconds.',
    });
  });

  test('is delivered where the answer has begun well, however it goes on', async () => {
    const endless = await sendTo((_request, response) => void response.writeHead(200).write('thanks'), 100);
    expect(endless).toMatchObject({ isDelivered: true, status: 200, response: 'thanks' });
    const cut = await sendTo((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('thanks');
      setImmediate(() => response.destroy());
    });
    expect(cut).toMatchObject({ isDelivered: true, status: 200 });
  });

  test('keeps of the answer how it begins, and reads no more', async () => {
    let sent = 0;
    const attempt = await sendTo((_request, response) => {
      const more = () => {
        while (sent < 500_000_000 && !response.destroyed) {
          sent += 100_000;
          if (!response.write('x'.repeat(100_000))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect(attempt).toMatchObject({ isDelivered: true, response: 'x'.repeat(1000) });
    expect(sent).toBeLessThan(50_000_000);
  });

  test('keeps of the answer nothing that a database could not', async () => {
    const attempt = await sendTo((_request, response) => response.end(Buffer.from([0x61, 0, 0xff, 0x62])));
    expect(attempt.response).toBe('a\uFFFD\uFFFDb');
  });

  test('waits as long as the receiver asks for', async () => {
    const attempt = await sendTo((_request, response) => response.writeHead(503, { 'retry-after': '120' }).end());
    expect(attempt.retryAfterMs).toBe(120_000);
  });

  test('goes nowhere near the network that the API is in', async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const closed = openSender({ allowsPrivate: false });
    for (const url of [`https://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`, `https://localhost:${port}/`]) {
      expect(await closed.send(url, event)).toMatchObject({ isDelivered: false, status: null });
    }
    // A name that was good when the webhook was made, and means this machine now.
    const rebound = createOpenLookup((_name, _options, callback) =>
      callback(null, [{ address: '127.0.0.1', family: 4 }]),
    );
    const attempt = await openSender({ allowsPrivate: false, lookup: rebound }).send(
      `https://a.example:${port}/`,
      event,
    );
    expect(attempt.error).toContain('a.example leads to no address on the open internet');
    expect(asked).toBe(0);
  });
});
