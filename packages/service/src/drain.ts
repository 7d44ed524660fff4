import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Stops `server` without dropping a request: no new connections, idle ones are closed, running requests are finished,
 * for at most `limitMs`. What is not finished then is cut off. Returns whether everything was finished.
 */
export async function drain(server: Server, limitMs: number): Promise<boolean> {
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)));
  // Whoever is being answered learns that the connection ends with this answer.
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  const stop = new AbortController();
  const late = pause(limitMs, false, { signal: stop.signal }).catch(() => false);
  const isFinished = await Promise.race([closed, late]);
  stop.abort();
  server.closeAllConnections();
  return isFinished;
}
