// The life of a server's process: it starts, listens, is asked to stop, drains, and ends.

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Finishes what is being answered, for at most `limitMs`. Resolves with whether all of it was finished. */
  readonly stop: (limitMs: number) => Promise<boolean>;
}

/** Where a server says what happens to it. */
export interface ServerLog {
  readonly info: (facts: object, message: string) => void;
}

// Less than what whoever stopped us waits before it kills.
const drainLimitMs = 8_000;

/**
 * Runs a server until SIGTERM or SIGINT, and ends the process. It says `listening` with its port when it is ready.
 * Where starting fails for a reason that `reasonToGiveUp` knows, that line is all that is said, and the exit code is 1.
 */
export async function runServer(
  start: () => Promise<{ server: RunningServer; log: ServerLog }>,
  reasonToGiveUp: (error: unknown) => string | undefined,
): Promise<void> {
  try {
    const { server, log } = await start();
    log.info({ port: server.port }, 'listening');
    const stop = (signal: string) => {
      log.info({ signal }, 'stopping');
      void server.stop(drainLimitMs).then((isFinished) => {
        log.info({ isFinished }, 'stopped');
        process.exit(0);
      });
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
  } catch (error) {
    const reason = reasonToGiveUp(error);
    if (reason === undefined) throw error;
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  }
}
