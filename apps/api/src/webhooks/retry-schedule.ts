// When an event that did not arrive is tried again, and when it is given up. Pure: clock and chance are parameters.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How patient a webhook is. Milliseconds. */
export interface Patience {
  /** How long to wait after each attempt that failed, before chance has its say. */
  readonly delays: readonly number[];
  /** How long after it happened an event may still be tried. */
  readonly lifeMs: number;
  /** Where nothing has arrived for so long, a webhook is switched off. */
  readonly failingMs: number;
}

/** Ten attempts within three days; off after a week of silence. */
export const usualPatience: Patience = {
  delays: [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 20 * hour],
  lifeMs: 72 * hour,
  failingMs: 168 * hour,
};

// So that those whom one outage hit do not all come back at the same moment.
const jitter = 0.1;
const longestRetryAfterMs = 24 * hour;

/** An event that has just failed. Times are milliseconds since 1970. */
export interface Failure {
  /** How many attempts it has had. */
  readonly attempts: number;
  readonly now: number;
  /** When it happened, or its webhook began to go on. */
  readonly since: number;
  /** What the receiver asked for. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * In how many milliseconds an event is tried again; undefined where it is given up: after the last delay, or when its
 * life is over. Whoever stood in a queue behind others for that long is tried twice all the same. `chance` is from 0
 * to 1.
 */
export function nextDelay(
  { attempts, now, since, retryAfterMs = 0 }: Failure,
  { delays, lifeMs }: Patience,
  chance: number,
): number | undefined {
  const planned = delays[attempts - 1];
  if (planned === undefined) return undefined;
  const delay = Math.max(planned * (1 - jitter + 2 * jitter * chance), Math.min(retryAfterMs, longestRetryAfterMs));
  return attempts >= 2 && now + delay > since + lifeMs ? undefined : Math.round(delay);
}
