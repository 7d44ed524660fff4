// What an attempt makes of its webhook. Pure: clock and chance are parameters.
import { toTimestamp } from '@broadsheet/domain';
import { nextDelay, type Patience } from './retry-schedule.ts';
import type { Attempt } from './send-event.ts';
import type { Progress } from './sending.store.ts';
import type { StoredWebhook } from './webhook-rows.ts';

/** An event that was tried, and when. */
export interface Tried {
  /** The number of its change. */
  readonly place: number;
  /** When it happened. */
  readonly at: string;
  readonly attempt: Attempt;
  readonly now: string;
  /** From 0 to 1. */
  readonly chance: number;
}

/** Where the webhook stands after the attempt, and whether the event is given up. */
export function judgeAttempt(
  webhook: Pick<StoredWebhook, 'position' | 'attempts' | 'failingSince' | 'resumedAt'>,
  { place, at, attempt, now, chance }: Tried,
  patience: Patience,
): { progress: Progress; isDead: boolean } {
  const done = { position: place, attempts: 0, nextAttemptAt: now };
  if (attempt.isDelivered) return { progress: { ...done, failingSince: null }, isDead: false };
  const failingSince = webhook.failingSince ?? now;
  const attempts = webhook.attempts + 1;
  const waiting = { position: webhook.position, attempts, failingSince };
  // Gone: the receiver wants no more of this (Standard Webhooks 1.0). The event stays the next one.
  if (attempt.status === 410) {
    return { progress: { ...waiting, nextAttemptAt: now, disabled: { because: 'gone', at: now } }, isDead: false };
  }
  const since = Math.max(Date.parse(at), Date.parse(webhook.resumedAt));
  const { retryAfterMs } = attempt;
  const delay = nextDelay({ attempts, now: Date.parse(now), since, retryAfterMs }, patience, chance);
  if (delay !== undefined) return { progress: { ...waiting, nextAttemptAt: later(now, delay) }, isDead: false };
  const isHopeless = Date.parse(now) - Date.parse(failingSince) > patience.failingMs;
  const disabled = isHopeless ? ({ because: 'failing', at: now } as const) : undefined;
  return { progress: { ...done, failingSince, disabled }, isDead: true };
}

/** The moment `ms` milliseconds after `now`. */
export function later(now: string, ms: number): string {
  return toTimestamp(new Date(Date.parse(now) + ms));
}
