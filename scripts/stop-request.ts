// When a person, a service manager or a vanished npm asks this process to stop.

const watchEveryMs = 300;

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
  if (process.env['npm_lifecycle_event'] !== undefined) watchNpm(() => request.abort());
  return request.signal;
}

/** npm does not pass on every signal: when it is gone, this process gets another parent. */
function watchNpm(stop: () => void): void {
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && stop(), watchEveryMs).unref();
}
