import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire. */
interface SeenRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that runs as long as the test that started it. */
export interface SmallServer {
  readonly baseUrl: string;
  /** What it was asked so far. */
  readonly requests: readonly SeenRequest[];
}

/** Starts a server that answers every request with `answer`, once it has its body. */
export async function startServer(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<SmallServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const { method, url = '', headers } = request;
    void text(request).then((body) => {
      requests.push({ method, url, headers, body });
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return { baseUrl: `http://127.0.0.1:${address.port}`, requests };
}

/** Sends `value` as JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value));
}
