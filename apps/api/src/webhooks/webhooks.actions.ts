// Who is told what happens: webhooks made, changed, tried and ended.
import { isDeepStrictEqual } from 'node:util';
import { lookup } from 'node:dns/promises';
import type { IssuedWebhook } from '@broadsheet/api-contract';
import {
  toTimestamp,
  type Webhook,
  type WebhookDelivery,
  type WebhookDraft,
  type WebhookPatch,
} from '@broadsheet/domain';
import { assertMay, type Caller } from '../caller.ts';
import { write, type Write } from '../changes/changes.actions.ts';
import { findLastPlace, findPlace } from '../changes/following.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { askForReplay, insertDelivery } from './deliveries.store.ts';
import { findUrlFault, isOpenAddress } from './open-internet.ts';
import type { Attempt, Sender } from './send-event.ts';
import { endPause } from './sending.store.ts';
import { createSecret } from './sign-event.ts';
import { toSignedEvent } from './to-signed-event.ts';
import type { StoredWebhook } from './webhook-rows.ts';
import { countWebhooks, findWebhook, insertWebhook, lockWebhook, updateWebhook } from './webhooks.store.ts';

export const mostWebhooks = 100;
const noSecret = 'It has no secret to sign with yet: give it one (rotate).';

/** Makes a webhook. Throws `webhook-address-refused`, `too-many-webhooks`, `changes-expired` and `scope-missing`. */
export async function createWebhook(newsroom: Newsroom, draft: WebhookDraft, caller: Caller): Promise<IssuedWebhook> {
  const { after, ...fields } = draft;
  assertMayCover(caller, draft);
  await assertOpen(newsroom, draft.url);
  const position = await findPlace(newsroom, after);
  return write(newsroom, async ({ db, now, recordAtEnd }) => {
    // Then nobody else can be adding one, too.
    recordAtEnd(async () => {
      if ((await countWebhooks(db)) <= mostWebhooks) return [];
      throw new Refusal('too-many-webhooks', `There are ${mostWebhooks} webhooks. Delete one that is not needed.`);
    });
    const secret = createSecret();
    const webhook: StoredWebhook = {
      ...fields,
      ...{ id: newsroom.newId(), createdAt: now, updatedAt: now, version: 1 },
      disabledBecause: draft.isActive ? null : 'by-hand',
      ...{ position, resumedAt: now },
      ...{ attempts: 0, nextAttemptAt: null, failingSince: null },
      ...{ secretSealed: newsroom.vault.seal(secret), formerSecretSealed: null, formerSecretUntil: null },
    };
    await insertWebhook(db, { ...webhook, nextAttemptAt: now });
    return { webhook: toAnswer(webhook), secret };
  });
}

/** Which webhook, on which version of it, and by whom. */
export interface WebhookTarget {
  readonly id: string;
  readonly precondition: Precondition;
  readonly caller: Caller;
}

/** Changes a webhook. Throws `not-found` and `stale-version`, and as `createWebhook` does. */
export async function patchWebhook(newsroom: Newsroom, target: WebhookTarget, patch: WebhookPatch): Promise<Webhook> {
  assertMayCover(target.caller, patch);
  if (patch.url !== undefined) await assertOpen(newsroom, patch.url);
  const position = patch.after === undefined ? undefined : await findPlace(newsroom, patch.after);
  return write(newsroom, async (open) => {
    const current = await getForWrite(open, target);
    // Whoever sends events somewhere else must be allowed to read them all.
    assertMayCover(target.caller, { covers: patch.covers ?? current.covers });
    const patched = toPatched(current, patch, position ?? current.position);
    if (isDeepStrictEqual(patched, current)) return toAnswer(current);
    const isMoved = patched.position !== current.position || (patched.isActive && !current.isActive);
    return store(open, { ...patched, ...(isMoved && { resumedAt: open.now, failingSince: null }) });
  });
}

/**
 * Gives a webhook another secret; events are signed by the one before too, for a while. One that had none begins with
 * what happens from now on. Throws as `patchWebhook`.
 */
export function rotateSecret(
  newsroom: Newsroom,
  { id, caller }: Omit<WebhookTarget, 'precondition'>,
  { overlapHours }: { overlapHours: number },
): Promise<IssuedWebhook> {
  return write(newsroom, async (open) => {
    const current = await lockWebhook(open.db, id);
    if (!current) throw notFound(id);
    const isFirst = current.secretSealed === '';
    if (isFirst) assertMayCover(caller, current);
    const secret = createSecret();
    const hasOverlap = overlapHours > 0 && !isFirst;
    const until = toTimestamp(new Date(Date.parse(open.now) + overlapHours * 3_600_000));
    const webhook = await store(open, {
      ...current,
      ...(isFirst && { position: await findLastPlace(open), resumedAt: open.now }),
      secretSealed: newsroom.vault.seal(secret),
      formerSecretSealed: hasOverlap ? current.secretSealed : null,
      formerSecretUntil: hasOverlap ? until : null,
    });
    return { webhook, secret };
  });
}

/** The webhook. Throws `not-found`. */
export async function getWebhook({ db }: Newsroom, id: string): Promise<Webhook> {
  const webhook = await findWebhook(db, id);
  if (!webhook) throw notFound(id);
  return toAnswer(webhook);
}

/** Sends a test event at once, and says what came of it. Throws `not-found`. */
export async function testWebhook(newsroom: Newsroom, id: string, sender: Sender): Promise<WebhookDelivery> {
  const webhook = await findWebhook(newsroom.db, id);
  if (!webhook) throw notFound(id);
  const deliveryId = newsroom.newId();
  const at = newsroom.now();
  const eventId = `msg_test_${deliveryId}`;
  const body = JSON.stringify({ type: 'webhook.test', timestamp: at, data: { id: '', subjects: [] } });
  const attempt: Attempt =
    webhook.secretSealed === ''
      ? { isDelivered: false, status: null, durationMs: 0, error: noSecret, response: null }
      : await sender.send(webhook.url, toSignedEvent(newsroom, webhook, { eventId, body }));
  const { retryAfterMs: _, ...outcome } = attempt;
  const delivery = { id: deliveryId, eventId, type: 'webhook.test' as const, attempt: 1, at, ...outcome };
  await insertDelivery(newsroom.db, id, delivery);
  return delivery;
}

/** Has dead letters sent once more. Returns how many. Throws `not-found`. */
export async function replayDeadLetters(
  newsroom: Newsroom,
  id: string,
  ids: readonly string[] | undefined,
): Promise<{ asked: number }> {
  return write(newsroom, async ({ db, now }) => {
    const webhook = await lockWebhook(db, id);
    if (!webhook) throw notFound(id);
    // Whoever asks believes that it works again: what waits need not wait any longer.
    await endPause(db, { id, now });
    return { asked: await askForReplay(db, id, { ids, at: now }) };
  });
}

/** The webhook as it is answered: without its secrets. */
export function toAnswer(webhook: StoredWebhook): Webhook {
  const { secretSealed, formerSecretSealed: _, position, resumedAt: __, ...answer } = webhook;
  return { ...answer, hasSecret: secretSealed !== '', after: `${position}` };
}

/** The webhook for a write. Throws `not-found`, and `stale-version` where the caller read another version. */
export async function getForWrite({ db }: Write, { id, precondition }: WebhookTarget): Promise<StoredWebhook> {
  const webhook = await lockWebhook(db, id);
  if (!webhook) throw notFound(id);
  assertCurrent(precondition, webhook.version);
  return webhook;
}

function toPatched(current: StoredWebhook, patch: WebhookPatch, position: number): StoredWebhook {
  const isActive = patch.isActive ?? current.isActive;
  return {
    ...current,
    url: patch.url ?? current.url,
    description: patch.description ?? current.description,
    types: patch.types ?? current.types,
    covers: patch.covers ?? current.covers,
    isActive,
    disabledBecause: isActive ? null : (current.disabledBecause ?? 'by-hand'),
    position,
    // What is in the way may be what is put right now: the next attempt is made at once.
    ...{ attempts: 0, nextAttemptAt: null },
  };
}

async function store({ db, now }: Write, webhook: StoredWebhook): Promise<Webhook> {
  const next = { ...webhook, updatedAt: now, version: webhook.version + 1 };
  await updateWebhook(db, { ...next, nextAttemptAt: webhook.nextAttemptAt ?? now });
  return toAnswer(next);
}

function assertMayCover(caller: Caller, { covers }: Pick<WebhookPatch, 'covers'>): void {
  if (covers === 'all') assertMay(caller, 'drafts:read', 'a webhook that hears of everything');
}

// A name that cannot be resolved today may be there tomorrow; where it leads is looked at again at each connection.
async function assertOpen({ allowsPrivateWebhooks }: Newsroom, url: string): Promise<void> {
  if (allowsPrivateWebhooks) return;
  const fault = findUrlFault(url) ?? (await findFaultOfName(new URL(url).hostname));
  if (fault !== undefined) throw new Refusal('webhook-address-refused', fault, [{ pointer: '/url', message: fault }]);
}

async function findFaultOfName(hostname: string): Promise<string | undefined> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  if (addresses.length === 0 || addresses.some(({ address }) => isOpenAddress(address))) return undefined;
  return `${hostname} leads to no address on the open internet.`;
}

function notFound(id: string): Refusal {
  return new Refusal('not-found', `There is no webhook ${id}.`);
}
