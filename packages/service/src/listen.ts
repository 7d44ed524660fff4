import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on `port`, or on a free one where it is 0. Resolves with the port; throws what listening throws. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
