import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Listens on `port`, or on a free one where it is 0. Resolves with the port; throws what listening throws. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** A port on which nobody listens at this moment, for whoever has to know it before it listens. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  server.close();
  await once(server, 'close');
  return port;
}
