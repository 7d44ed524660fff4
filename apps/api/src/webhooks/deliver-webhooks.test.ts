import type { IssuedWebhook } from '@broadsheet/api-contract';
import { allScopes, WebhookDraft } from '@broadsheet/domain';
import { expect, onTestFinished, test } from 'vitest';
import { insertArticle, put } from '../comments/testing/discussion.ts';
import { write } from '../changes/changes.actions.ts';
import { findLastChange, listLogged } from '../changes/changes.store.ts';
import { tags } from '../tags/tags.actions.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { startReceiver, type Receiver } from './testing/receiver.ts';
import { deliverWebhooks, type DeliverySettings } from './deliver-webhooks.ts';
import { listDeadLetters, listDeliveries } from './deliveries.store.ts';
import { createWebhook, getWebhook, patchWebhook, replayDeadLetters } from './webhooks.actions.ts';

const page = { limit: 100, after: undefined };
const quick: Partial<DeliverySettings> = {
  patience: { delays: Array.from({ length: 40 }, () => 1), lifeMs: 3_600_000, failingMs: 3_600_000 },
  lookEveryMs: 5,
  graceMs: 100,
};
const givesUpAtOnce = { ...quick, patience: { delays: [1], lifeMs: 3_600_000, failingMs: 3_600_000 } };

describeEachNewsroom('webhooks', (newsroom) => {
  const room = () => ({ ...newsroom(), allowsPrivateWebhooks: true });
  const addTag = (name: string) => tags.create(newsroom(), { name });

  test('are sent every event at least once and in order, where a third of all attempts fail', async () => {
    const receiver = await startReceiver();
    const { secret } = await subscribe(receiver);
    receiver.secret = secret;
    receiver.answer = () => (Math.random() < 0.3 ? 500 : 204);
    const begin = await findLastChange(newsroom().db);
    deliver(quick);
    for (let count = 0; count < 60; count += 1) {
      const work = addTag(`Event ${count}`);
      if (count % 10 === 0) await rollBack();
      await work;
    }
    const logged = await listLogged(newsroom().db, { after: begin, limit: 1000 });
    await eventually(() => receiver.accepted().length).toBe(60);
    expect(receiver.accepted().map(({ event }) => event.data.id)).toEqual(logged.map(({ change }) => change.id));
    // What was refused came again before anything else did.
    const inOrder = receiver.received.map(({ event }) => Number(event.data.id));
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(receiver.received.some(({ body }) => body.includes('rolled-back'))).toBe(false);
    expect(receiver.received.some(({ status }) => status === 500)).toBe(true);
  });

  test('have one id for each event, however often it is tried, and say when it is sent', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    let refusals = 3;
    receiver.answer = () => (refusals-- > 0 ? 503 : 200);
    deliver(quick);
    const tag = await addTag('Tried four times');
    await eventually(() => receiver.accepted().length).toBe(1);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    const [{ event, headers, body } = never()] = receiver.accepted();
    expect(event).toMatchObject({ type: 'tag.created', data: { subjects: [`tag:${tag.id}`] } });
    expect(Object.keys(JSON.parse(body) as object)).toEqual(['type', 'timestamp', 'data']);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
    expect(headers['content-type']).toBe('application/json');
    await eventually(async () => (await listDeliveries(newsroom().db, webhook.id, page)).rows).toMatchObject([
      { attempt: 4, isDelivered: true, status: 200, error: null },
      { attempt: 3, isDelivered: false, status: 503, error: 'The receiver answered 503.', response: 'Not today' },
      { attempt: 2 },
      { attempt: 1 },
    ]);
  });

  test('hear of what readers can see, or of everything, and only of what they want', async () => {
    const [publicly, all, picky] = [await startReceiver(), await startReceiver(), await startReceiver()];
    await subscribe(publicly);
    await subscribe(all, { covers: 'all' });
    await subscribe(picky, { covers: 'all', types: ['comment.*'] });
    await put(newsroom(), await insertArticle(newsroom()), { status: 'pending' });
    await addTag('Last');
    deliver(quick);
    const typesOf = (receiver: Receiver) => receiver.accepted().map(({ event }) => event.type);
    await eventually(() => typesOf(publicly)).toEqual(['tag.created']);
    await eventually(() => typesOf(all)).toEqual(['comment.submitted', 'tag.created']);
    await eventually(() => typesOf(picky)).toEqual(['comment.submitted']);
    expect(all.received.map(({ body }) => body).join()).not.toMatch(/pilot|lentil|192\.0\.2/i);
  });

  test('that never answer do not hold up others', async () => {
    const [stuck, well] = [await startReceiver(), await startReceiver()];
    stuck.answer = () => undefined;
    await subscribe(stuck);
    await subscribe(well);
    deliver(quick);
    for (let count = 0; count < 10; count += 1) await addTag(`While one is stuck ${count}`);
    await eventually(() => well.accepted().length).toBe(10);
    expect(stuck.received).toHaveLength(1);
  });

  test('are sent what comes after an event that never arrived, which can be sent once more', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    const doomed = await addTag('Doomed');
    const isDoomed = (subjects: readonly string[]) => subjects.includes(`tag:${doomed.id}`);
    receiver.answer = ({ event }) => (isDoomed(event.data.subjects) ? 500 : 204);
    deliver(givesUpAtOnce);
    await addTag('Next');
    await eventually(() => receiver.accepted().length).toBe(1);
    const letters = await listDeadLetters(newsroom().db, webhook.id, page);
    expect(letters.rows).toMatchObject([{ type: 'tag.created', attempts: 2, error: 'The receiver answered 500.' }]);
    expect(await replayDeadLetters(newsroom(), webhook.id, undefined)).toEqual({ asked: 1 });
    await eventually(async () => (await deadLetters(webhook.id))[0]?.attempts).toBe(3);
    expect(await deadLetters(webhook.id)).toMatchObject([{ replayAskedAt: null }]);
    receiver.answer = () => 204;
    await replayDeadLetters(newsroom(), webhook.id, [letters.rows[0]?.id ?? '']);
    await eventually(() => deadLetters(webhook.id)).toEqual([]);
    const [first, last] = [receiver.received[0], receiver.received.at(-1)];
    expect([last?.id, last?.body]).toEqual([first?.id, first?.body]);
  });

  test('are switched off where the receiver says that it is gone, and go on where they were', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    receiver.answer = () => 410;
    deliver(quick);
    await addTag('To nobody');
    await eventually(() => getWebhook(newsroom(), webhook.id)).toMatchObject({
      isActive: false,
      disabledBecause: 'gone',
      version: 2,
    });
    receiver.answer = () => 204;
    await patch(webhook.id, { isActive: true });
    await eventually(() => receiver.accepted().length).toBe(1);
    expect(await getWebhook(newsroom(), webhook.id)).toMatchObject({ disabledBecause: null, failingSince: null });
  });

  test('are switched off where nothing has arrived for too long', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    receiver.answer = () => 500;
    deliver({ ...quick, patience: { delays: [20], lifeMs: 3_600_000, failingMs: 1 } });
    await addTag('Into the void');
    await eventually(() => getWebhook(newsroom(), webhook.id)).toMatchObject({
      isActive: false,
      disabledBecause: 'failing',
    });
    expect(await deadLetters(webhook.id)).toHaveLength(1);
  });

  test('can be moved back to an earlier place in the log, and forward', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    deliver(quick);
    const begin = (await getWebhook(newsroom(), webhook.id)).after;
    await addTag('Once');
    await addTag('And again');
    await eventually(() => receiver.received.length).toBe(2);
    await eventually(async () => (await getWebhook(newsroom(), webhook.id)).after).not.toBe(begin);
    await patch(webhook.id, { after: begin });
    await eventually(() => receiver.received.length).toBe(4);
    const ids = receiver.received.map(({ id }) => id);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  test('are sent everything again where they are moved back while something is being sent', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver);
    const begin = (await getWebhook(newsroom(), webhook.id)).after;
    const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<number>()];
    let count = 0;
    receiver.answer = () => {
      count += 1;
      if (count !== 2) return 204;
      begun.resolve(undefined);
      return held.promise;
    };
    await addTag('Back to here');
    await addTag('While this is sent');
    deliver(quick);
    await begun.promise;
    await patch(webhook.id, { after: begin });
    held.resolve(204);
    await eventually(() => receiver.received.length).toBe(4);
    const ids = receiver.received.map(({ id }) => id);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  test('go on from where the log begins, where they were off for longer than it is kept', async () => {
    const receiver = await startReceiver();
    const { webhook } = await subscribe(receiver, { isActive: false });
    await addTag('Long ago');
    const last = await findLastChange(newsroom().db);
    await addTag('Still there');
    await newsroom().db.updateTable('change_log').set({ pruned_through: last }).execute();
    await newsroom().db.deleteFrom('changes').where('seq', '<=', last).execute();
    deliver(quick);
    await patch(webhook.id, { isActive: true });
    await eventually(() => receiver.accepted().map(({ event }) => event.data.id)).toEqual([`${last + 1}`]);
  });

  test('get what is being sent when the process stops, before it stops or from another one', async () => {
    const receiver = await startReceiver();
    await subscribe(receiver);
    receiver.answer = () => undefined;
    const first = deliver(quick);
    await addTag('Between two processes');
    await eventually(() => receiver.received.length).toBe(1);
    await first.stop();
    receiver.answer = () => 204;
    deliver(quick);
    await eventually(() => receiver.accepted().length).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });

  test('are sent each event once where several processes deliver', async () => {
    const receiver = await startReceiver();
    await subscribe(receiver);
    for (let process = 0; process < 3; process += 1) deliver(quick);
    for (let count = 0; count < 30; count += 1) await addTag(`Shared ${count}`);
    await eventually(() => receiver.accepted().length).toBe(30);
    const order = receiver.received.map(({ event }) => Number(event.data.id));
    expect(order).toEqual([...new Set(order)].sort((one, other) => one - other));
  });

  /** A webhook that leads to `receiver`, until the test is over. */
  async function subscribe(receiver: Receiver, draft: Partial<WebhookDraft> = {}): Promise<IssuedWebhook> {
    const issued = await createWebhook(room(), WebhookDraft.parse({ url: receiver.url, ...draft }), allowAll);
    onTestFinished(async () => {
      await newsroom().db.deleteFrom('webhooks').where('id', '=', issued.webhook.id).execute();
    });
    return issued;
  }

  function deliver(settings: Partial<DeliverySettings>) {
    const ending = new AbortController();
    const done = deliverWebhooks(room(), ending.signal, settings);
    const stop = async () => {
      ending.abort();
      await done;
    };
    onTestFinished(stop);
    return { stop };
  }

  function patch(id: string, change: { isActive?: boolean; after?: string }) {
    return patchWebhook(room(), { id, precondition: { allows: () => true }, caller: allowAll }, change);
  }

  async function deadLetters(id: string) {
    return (await listDeadLetters(newsroom().db, id, page)).rows;
  }

  async function rollBack(): Promise<void> {
    const failed = write(newsroom(), (open) => {
      open.record({ type: 'tag.created', subjects: ['tag:rolled-back'], isPublic: true });
      return Promise.reject(new Error('Changed my mind.'));
    });
    await expect(failed).rejects.toThrow('Changed my mind');
  }
});

const allowAll = { holder: 'admin', scopes: new Set(allScopes) };

function never(): never {
  throw new Error('There is one.');
}

// Machines that do much else at once take their time.
function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 15_000, interval: 5 });
}
