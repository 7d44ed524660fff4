// Another system that is told what happens: it checks every signature and keeps what it accepted.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebhookEvent } from '@broadsheet/domain';
import { Webhook as Verifier } from 'standardwebhooks';
import { onTestFinished } from 'vitest';

/** One request as it came. */
interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: WebhookEvent;
  /** What it was answered with. */
  readonly status: number;
}

export interface Receiver {
  readonly url: string;
  /** Every request in the order in which they came, refused ones too. */
  readonly received: readonly Received[];
  /** The events that it accepted, each once. */
  readonly accepted: () => Received[];
  /** What it answers with from now on: by default 204. A number is a status; nothing is no answer at all. */
  answer: (received: Pick<Received, 'event' | 'id'>) => number | undefined | Promise<number>;
  /** By which it checks signatures, where it has one. */
  secret: string | undefined;
}

/** Starts a receiver, for as long as the test runs. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver: Receiver = {
    url: '',
    received,
    accepted: () => {
      const byId = new Map<string, Received>();
      for (const each of received) {
        if (each.status >= 200 && each.status < 300 && !byId.has(each.id)) byId.set(each.id, each);
      }
      return [...byId.values()];
    },
    answer: () => 204,
    secret: undefined,
  };
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { headers } = request;
      if (receiver.secret !== undefined) new Verifier(receiver.secret).verify(body, toHeaders(headers));
      const event = WebhookEvent.parse(JSON.parse(body));
      const id = String(headers['webhook-id']);
      const status = await receiver.answer({ event, id });
      received.push({ id, headers, body, event, status: status ?? 0 });
      if (status !== undefined) response.writeHead(status).end(status < 300 ? undefined : 'Not today');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on a port has an address.');
  return Object.assign(receiver, { url: `http://127.0.0.1:${address.port}/hook` });
}

/** Headers as the library for receivers takes them. */
export function toHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
