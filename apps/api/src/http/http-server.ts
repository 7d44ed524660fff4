import { createServer, type RequestListener, type Server } from 'node:http';
import { answerClientErrors } from './client-error.ts';

// So that an address that is too long is answered as such, not as headers that are too large.
const maxHeaderSize = 32_768;

/** A server for `listener` that answers in problem documents also what never reaches it. */
export function createHttpServer(listener: RequestListener): Server {
  // Without a name of the host, Node would refuse in words of its own. We need none.
  const server = createServer({ maxHeaderSize, requireHostHeader: false }, listener);
  answerClientErrors(server, listener);
  return server;
}
