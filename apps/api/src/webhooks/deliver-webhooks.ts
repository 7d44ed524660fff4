// Sends events to webhooks, each webhook's in the order of the change log. Any number of processes may do this: a lease
// in the database says which of them sends to a webhook, and what one has not finished another goes on with.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { findLastPlace } from '../changes/following.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { DeliveryRound, type RoundParts } from './delivery-round.ts';
import { usualPatience, type Patience } from './retry-schedule.ts';
import { createSender } from './send-event.ts';
import { listWaiting, type WaitingWebhook } from './sending.store.ts';

/** How events are sent. Milliseconds. */
export interface DeliverySettings {
  readonly patience: Patience;
  /** How soon another process goes on where one has died. Longer than an attempt may take. */
  readonly leaseMs: number;
  /** How soon an attempt that is due is made. */
  readonly lookEveryMs: number;
  /** How long what is being sent may still take when it is time to stop. */
  readonly graceMs: number;
}

const usualSettings: DeliverySettings = {
  patience: usualPatience,
  leaseMs: 60_000,
  lookEveryMs: 1000,
  graceMs: 5000,
};

/** Sends events until `signal` aborts. Resolves when nothing is being sent any more. */
export async function deliverWebhooks(
  newsroom: Newsroom,
  signal: AbortSignal,
  settings: Partial<DeliverySettings> = {},
): Promise<void> {
  const { patience, leaseMs, lookEveryMs, graceMs } = { ...usualSettings, ...settings };
  const sender = createSender({ allowsPrivate: newsroom.allowsPrivateWebhooks });
  const cutOff = new AbortController();
  const parts = { newsroom, sender, patience, leaseMs, holder: randomUUID(), ending: signal, cutOff: cutOff.signal };
  const rounds = new Rounds(parts);
  while (!signal.aborted) {
    try {
      const last = await rounds.beginAllDue();
      await newsroom.changeFeed.waitAfter(last, { ms: lookEveryMs, signal });
    } catch (error) {
      newsroom.log.error({ err: error }, 'Webhooks could not be looked up; it is tried again');
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }
  const timer = setTimeout(() => cutOff.abort(), graceMs);
  await rounds.finish();
  clearTimeout(timer);
  sender.close();
}

/** What is being sent: one round a webhook at a time, so that a slow receiver delays its own events alone. */
class Rounds {
  readonly #parts: RoundParts;
  readonly #running = new Map<string, Promise<void>>();
  /** Up to where there is nothing for a webhook, by its id and version. */
  readonly #readThrough = new Map<string, number>();

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  /** Begins to send wherever there is something to send. Returns the last place in the log that it knows of. */
  async beginAllDue(): Promise<number> {
    const { newsroom } = this.#parts;
    const last = await findLastPlace(newsroom);
    for (const webhook of await listWaiting(newsroom.db, newsroom.now())) {
      const place = Math.max(webhook.position, this.#readThrough.get(keyOf(webhook)) ?? 0);
      // A place that the log does not reach is one, too: of a database that was restored from a backup.
      const isDue = webhook.hasReplays || place !== last;
      if (isDue && !this.#running.has(webhook.id)) this.#begin(webhook);
    }
    return last;
  }

  async finish(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  #begin(webhook: WaitingWebhook): void {
    const key = keyOf(webhook);
    const round = new DeliveryRound(this.#parts, webhook.id, this.#readThrough.get(key) ?? 0);
    const running = round
      .run()
      .then((place) => void this.#readThrough.set(key, place))
      .catch((error: unknown) => {
        const { log } = this.#parts.newsroom;
        log.error({ err: error, webhook: webhook.id }, 'Events could not be sent; it is tried again');
      })
      .finally(() => this.#running.delete(webhook.id));
    this.#running.set(webhook.id, running);
  }
}

function keyOf({ id, version }: WaitingWebhook): string {
  return `${id} ${version}`;
}
