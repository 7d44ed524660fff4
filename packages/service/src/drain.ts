import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const sweepEveryMs = 50;

/**
 * Stops `server` without dropping a request: no new connections, idle ones are closed, running requests are finished,
 * for at most `limitMs`. What is not finished then is cut off. Returns whether everything was finished.
 */
export async function drain(server: Server, limitMs: number): Promise<boolean> {
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)));
  // Whoever is being answered learns that the connection ends with this answer.
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  // Whose answer had begun before, or whose head was made up by then, was told to keep its connection. Node would wait
  // for five seconds whether another request comes on it.
  const sweeping = setInterval(() => server.closeIdleConnections(), sweepEveryMs);
  const stop = new AbortController();
  const late = pause(limitMs, false, { signal: stop.signal }).catch(() => false);
  const isFinished = await Promise.race([closed, late]);
  stop.abort();
  clearInterval(sweeping);
  server.closeAllConnections();
  return isFinished;
}
