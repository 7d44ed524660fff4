// When a person, a service manager or a vanished npm asks this process to stop.
import { findNpm, isAlive } from './npm-process.ts';

const lookForNpmEveryMs = 300;

/** Aborts on the first request to stop. The second one calls `kill` and ends this process at once. */
export function onStopRequest(kill: () => void): AbortSignal {
  const request = new AbortController();
  const ask = () => {
    if (request.signal.aborted) {
      kill();
      process.exit(1);
    }
    request.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  const npm = findNpm();
  if (npm !== undefined) setInterval(() => isAlive(npm) || request.abort(), lookForNpmEveryMs).unref();
  return request.signal;
}
