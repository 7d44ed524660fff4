// A service that checks comments, as good or as bad as a test wants it.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the service was sent. */
interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface CheckerServer {
  readonly url: string;
  /** What it was asked, the oldest first. */
  readonly asked: Asked[];
  /** How it answers from now on. */
  answer: (response: ServerResponse) => void;
  close(): void;
}

/** Starts a service that answers `false`, which means that a comment is none of spam. */
export async function startChecker(): Promise<CheckerServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      asked.push({ path, headers, body: Buffer.concat(parts).toString('utf8') });
      checker.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // A server on a port has no other kind of address.
  const checker: CheckerServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (response) => response.end('false'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return checker;
}
