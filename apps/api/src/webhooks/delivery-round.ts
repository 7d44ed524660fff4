// Sends to one webhook what it has not had, until nothing is left, something fails, or another process has taken over.
import { isWanted, type WebhookDelivery } from '@broadsheet/domain';
import { readLog, toNearestPlace, type LoggedChange } from '../changes/following.actions.ts';
import { isForeignKeyViolation } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { judgeAttempt, later } from './after-attempt.ts';
import {
  deleteDeadLetter,
  findReplay,
  insertDelivery,
  keepDeadLetter,
  type StoredDeadLetter,
} from './deliveries.store.ts';
import type { Patience } from './retry-schedule.ts';
import type { Sender } from './send-event.ts';
import { toEventId } from './sign-event.ts';
import { toSignedEvent } from './to-signed-event.ts';
import { endLease, storeProgress, takeLease, type Progress } from './sending.store.ts';
import type { StoredWebhook } from './webhook-rows.ts';

/** What a round works with. */
export interface RoundParts {
  readonly newsroom: Newsroom;
  readonly sender: Sender;
  readonly patience: Patience;
  readonly leaseMs: number;
  /** The name of this process. */
  readonly holder: string;
  /** Aborts when nothing new may be begun. */
  readonly ending: AbortSignal;
  /** Aborts when what is being sent is broken off. */
  readonly cutOff: AbortSignal;
}

/** An event to send. */
interface Due {
  readonly place: number;
  readonly at: string;
  readonly event: Pick<StoredDeadLetter, 'eventId' | 'type' | 'body'>;
}

// A place that moved on over what is not for a webhook is stored now and then, so that little is read twice.
const storeEvery = 1000;

export class DeliveryRound {
  readonly #parts: RoundParts;
  readonly #id: string;
  /** Up to where nothing is for the webhook. */
  #readThrough: number;
  /** Where the webhook stood when it was last looked at. */
  #position = 0;
  #pending: readonly LoggedChange[] = [];

  constructor(parts: RoundParts, id: string, readThrough: number) {
    this.#parts = parts;
    this.#id = id;
    this.#readThrough = readThrough;
  }

  /** Sends what there is to send. Returns up to which place there is nothing more. */
  async run(): Promise<number> {
    const { newsroom, holder, ending, cutOff } = this.#parts;
    try {
      while (!ending.aborted) {
        const webhook = await this.#takeLease();
        if (!webhook || !(await this.#sendNext(webhook))) break;
      }
    } catch (error) {
      // What was being sent was broken off. Nobody knows whether it arrived: it is sent again.
      if (!cutOff.aborted) throw error;
    } finally {
      await endLease(newsroom.db, this.#id, holder);
    }
    return this.#readThrough;
  }

  #takeLease(): Promise<StoredWebhook | undefined> {
    const { newsroom, holder, leaseMs } = this.#parts;
    const now = newsroom.now();
    return takeLease(newsroom.db, this.#id, { holder, now, until: later(now, leaseMs) });
  }

  /** Returns whether there may be more to send at once. */
  async #sendNext(webhook: StoredWebhook): Promise<boolean> {
    const { newsroom } = this.#parts;
    const replay = await findReplay(newsroom.db, this.#id);
    if (replay) return this.#sendAgain(webhook, replay);
    if (webhook.nextAttemptAt !== null && webhook.nextAttemptAt > newsroom.now()) return false;
    try {
      const due = await this.#findNext(webhook);
      if (due) return await this.#sendDue(webhook, due);
      if (this.#readThrough - webhook.position >= storeEvery) await this.#move(webhook, this.#readThrough);
      return false;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changes-expired') throw error;
      // It was off for longer than the log is kept, or the database is older than it was: a backup was restored.
      newsroom.log.warn({ webhook: this.#id, reason: error.message }, 'A webhook may have missed events');
      this.#readThrough = 0;
      this.#pending = [];
      return this.#move(webhook, await toNearestPlace(newsroom, webhook.position));
    }
  }

  async #send(webhook: StoredWebhook, event: Due['event'], number: number) {
    const { newsroom, sender, cutOff } = this.#parts;
    const at = newsroom.now();
    const attempt = await sender.send(webhook.url, toSignedEvent(newsroom, webhook, event), cutOff);
    const { retryAfterMs: _, ...outcome } = attempt;
    const { eventId, type } = event;
    const delivery: WebhookDelivery = { id: newsroom.newId(), eventId, type, attempt: number, at, ...outcome };
    return { attempt, delivery };
  }

  async #sendAgain(webhook: StoredWebhook, letter: StoredDeadLetter): Promise<boolean> {
    const { newsroom } = this.#parts;
    const { delivery } = await this.#send(webhook, letter, letter.attempts + 1);
    return this.#unlessDeleted(() =>
      newsroom.db.transaction().execute(async (trx) => {
        await insertDelivery(trx, this.#id, delivery);
        const { attempt: attempts, error } = delivery;
        if (delivery.isDelivered) await deleteDeadLetter(trx, letter.id);
        else await keepDeadLetter(trx, this.#id, { ...letter, attempts, error: error ?? letter.error });
        return true;
      }),
    );
  }

  /** The next event after the webhook's place; undefined where there is none yet. */
  async #findNext(webhook: StoredWebhook): Promise<Due | undefined> {
    // Somebody has moved it back: what was read begins too late.
    if (webhook.position < this.#position) {
      this.#readThrough = 0;
      this.#pending = [];
    }
    this.#position = webhook.position;
    for (;;) {
      const from = Math.max(webhook.position, this.#readThrough);
      const left = this.#pending.filter(({ place }) => place > from);
      this.#pending = left.length > 0 ? left : await readLog(this.#parts.newsroom, from, { mayBeOld: false });
      const next = this.#pending.find((each) => isFor(webhook, each));
      if (next) return toDue(this.#id, next);
      if (this.#pending.length === 0) return undefined;
      this.#readThrough = this.#pending.at(-1)?.place ?? from;
    }
  }

  async #sendDue(webhook: StoredWebhook, { place, at, event }: Due): Promise<boolean> {
    const { newsroom, patience, holder } = this.#parts;
    const { attempt, delivery } = await this.#send(webhook, event, webhook.attempts + 1);
    const now = newsroom.now();
    const tried = { place, at, attempt, now, chance: Math.random() };
    const { progress, isDead } = judgeAttempt(webhook, tried, patience);
    return this.#unlessDeleted(() =>
      newsroom.db.transaction().execute(async (trx) => {
        const isStored = await storeProgress(trx, webhook, { progress, holder });
        await insertDelivery(trx, this.#id, delivery);
        if (isDead && isStored) {
          const fate = { attempts: delivery.attempt, diedAt: now, error: delivery.error ?? '', replayAskedAt: null };
          await keepDeadLetter(trx, this.#id, { id: newsroom.newId(), ...event, ...fate });
        }
        // Where somebody has moved it meanwhile, it goes on from there.
        return !isStored || delivery.isDelivered || isDead;
      }),
    );
  }

  async #move(webhook: StoredWebhook, position: number): Promise<boolean> {
    const { newsroom, holder } = this.#parts;
    const { attempts, failingSince } = webhook;
    const progress: Progress = { position, attempts, failingSince, nextAttemptAt: newsroom.now() };
    return newsroom.db.transaction().execute((trx) => storeProgress(trx, webhook, { progress, holder }));
  }

  async #unlessDeleted(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (isForeignKeyViolation(error)) return false;
      throw error;
    }
  }
}

function isFor(webhook: StoredWebhook, { change, isPublic }: LoggedChange): boolean {
  return (isPublic || webhook.covers === 'all') && isWanted(change, webhook);
}

function toDue(webhookId: string, { place, change }: LoggedChange): Due {
  const { id, type, at, subjects } = change;
  const body = JSON.stringify({ type, timestamp: at, data: { id, subjects } });
  return { place, at, event: { eventId: toEventId(webhookId, change), type, body } };
}
