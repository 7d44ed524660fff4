import { publishDueArticles } from './articles/publishing.actions.ts';
import type { Newsroom } from './newsroom.ts';

const lookEveryMs = 1000;

/** Publishes scheduled articles when their time has come, until `signal` aborts. Resolves when the last one is done. */
export async function publishOnTime(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await publishDueArticles(newsroom).catch((error: unknown) => {
      newsroom.log.error({ err: error }, 'Scheduled articles could not be looked up');
    });
    await pause(lookEveryMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
