// Wakes those who wait for a change. A hint only: what happened is read from the change log.

export interface ChangeSignal {
  /** Wakes all who wait. */
  ring(): void;
  /** Resolves at the next ring, or when `signal` aborts. */
  next(signal: AbortSignal): Promise<void>;
}

/** A signal that nobody waits for yet. */
export function createChangeSignal(): ChangeSignal {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiting) wake();
    },
    next(signal) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const wake = () => resolve(undefined);
      if (signal.aborted) return Promise.resolve();
      waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      return promise.then(() => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
      });
    },
  };
}
