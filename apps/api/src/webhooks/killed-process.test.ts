import { once } from 'node:events';
import { allScopes, WebhookDraft } from '@broadsheet/domain';
import { expect, onTestFinished, test } from 'vitest';
import { findLastChange } from '../changes/changes.store.ts';
import { tags } from '../tags/tags.actions.ts';
import { startInProcess } from '../testing/run-in-process.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { startReceiver } from './testing/receiver.ts';
import { createWebhook } from './webhooks.actions.ts';

const total = 120;
const kills = 2;

describeEachNewsroom('webhooks, when processes are killed while they deliver', (newsroom) => {
  test('are sent every event all the same, in order', async () => {
    const receiver = await startReceiver();
    const room = { ...newsroom(), allowsPrivateWebhooks: true };
    const begin = await findLastChange(room.db);
    await createWebhook(room, WebhookDraft.parse({ url: receiver.url }), {
      holder: 'admin',
      scopes: new Set(allScopes),
    });
    for (let count = 0; count < total; count += 1) await tags.create(room, { name: `Event ${count}` });
    for (let kill = 1; kill <= kills; kill += 1) {
      const child = startInProcess(
        room,
        `import { deliverWebhooks } from './webhooks/deliver-webhooks.ts';
        const settings = { leaseMs: 300, lookEveryMs: 20 };
        const room = { ...newsroom, allowsPrivateWebhooks: true };
        await deliverWebhooks(room, new AbortController().signal, settings);`,
      );
      const ended = once(child, 'exit');
      onTestFinished(() => void child.kill('SIGKILL'));
      await eventually(() => receiver.received.length).toBeGreaterThan((kill * total) / (kills + 2));
      child.kill('SIGKILL');
      await ended;
      expect(receiver.accepted().length).toBeLessThan(total);
    }
    const ending = new AbortController();
    const delivering = deliverWebhooks(room, ending.signal, { leaseMs: 300, lookEveryMs: 20 });
    await eventually(() => receiver.accepted().length).toBe(total);
    ending.abort();
    await delivering;
    const places = Array.from({ length: total }, (_, index) => `${begin + 1 + index}`);
    expect(receiver.accepted().map(({ event }) => event.data.id)).toEqual(places);
    const order = receiver.received.map(({ event }) => Number(event.data.id));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    // What was under way when a process died came twice, and nothing else.
    expect(receiver.received.length - total).toBeLessThanOrEqual(kills);
  });
});

// Machines that do much else at once take their time.
function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 15_000, interval: 5 });
}
