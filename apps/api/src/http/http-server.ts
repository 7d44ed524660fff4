import { createServer, type RequestListener, type Server } from 'node:http';
import { answerClientErrors } from './client-error.ts';

// So that an address that is too long is answered as such, not as headers that are too large.
const maxHeaderSize = 32_768;

// Each takes some ten kilobytes while it waits: whoever opens ever more of them must not take all the memory.
const mostConnections = 10_000;

/** How long a client may take to send a request, and how often that is looked after. Milliseconds. */
export interface Patience {
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

// Longer than proxies and clients keep a connection that nobody uses (sixty seconds, most of them): who closes it last
// never breaks off a request that was just being sent.
const keepAliveTimeout = 65_000;

export const usualPatience: Patience = { requestTimeout: 120_000, connectionsCheckingInterval: 10_000 };

/** A server for `listener` that answers in problem documents also what never reaches it. */
export function createHttpServer(listener: RequestListener, patience = usualPatience): Server {
  // Without a name of the host, Node would refuse in words of its own.
  const server = createServer({ maxHeaderSize, keepAliveTimeout, requireHostHeader: false, ...patience }, listener);
  server.maxConnections = mostConnections;
  answerClientErrors(server, listener);
  return server;
}
