import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Listens for a wish to stop, until `end` is called. What runs is told by `signal`, and may finish what it is at. */
export function onStopSignal() {
  const stop = new AbortController();
  let received: (typeof signals)[number] | undefined;
  const listen = (name: (typeof signals)[number]) => {
    received ??= name;
    stop.abort();
  };
  for (const name of signals) process.on(name, listen);
  return {
    signal: stop.signal,
    /** What a shell expects of a program that a signal ended. */
    exitCode: () => (received === undefined ? 1 : 128 + constants.signals[received]),
    end: () => {
      for (const name of signals) process.off(name, listen);
    },
  };
}
