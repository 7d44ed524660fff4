// What comes back without what nobody may copy: users without their passwords, webhooks without their secrets.
import { randomUUID } from 'node:crypto';
import type { ExportLine, UserRecord, WebhookRecord } from '@broadsheet/api-contract';
import { expect, onTestFinished, test } from 'vitest';
import { expectProblem } from '../../testing/problems.ts';
import { describeEachApi, runApi } from '../../testing/run-api.ts';
import { deliverWebhooks } from '../../webhooks/deliver-webhooks.ts';
import { startReceiver } from '../../webhooks/testing/receiver.ts';
import { bringBack, exportText, toText } from './testing/exports.ts';

const dates = { createdAt: '2026-11-23T08:30:00.000Z', updatedAt: '2026-11-23T08:30:00.000Z', version: 3 };
const userNamed = (name: string): UserRecord => ({
  ...{ type: 'user', id: randomUUID(), name, email: `${name.toLowerCase()}@example.org` },
  ...{ role: 'editor', deactivatedAt: null, ...dates },
});
const file = (...records: ExportLine[]) =>
  toText([{ type: 'newsroom', format: 'broadsheet', version: 1 }, ...records, { type: 'end' }]);

describeEachApi('somebody who was imported', (api) => {
  const signIn = (email: string | null, password: string) =>
    api().ask('POST /v1/session', { json: { email, password } });

  test('signs in when whoever manages users has given them a password', async () => {
    const ilse = userNamed('Ilse');
    expect((await bringBack(api().newsroom, file(ilse))).outcome).toMatchObject({ leftOut: 0 });
    expectProblem(await signIn(ilse.email, 'four lentils in a boat'), 'sign-in-failed');
    const { password } = await api().admin.users.resetPassword({ id: ilse.id, ifVersion: ilse.version, body: {} });
    expect((await signIn(ilse.email, password ?? '')).status).toBe(201);
  });

  test('is left out, and told of, where somebody else signs in with their address', async () => {
    await bringBack(api().newsroom, file(userNamed('Anton')));
    const { outcome } = await bringBack(api().newsroom, file(userNamed('ANTON')));
    expect(outcome.faults).toEqual([{ line: 2, message: 'Somebody else signs in with this address here.' }]);
  });

  test('has no address where it was lost before, and can be given one', async () => {
    const nobody = { ...userNamed('Nobody'), email: null };
    await bringBack(api().newsroom, file(nobody));
    expect(await api().admin.users.get({ id: nobody.id })).toMatchObject({ email: null });
    const body = { email: 'somebody@example.org' };
    expect(await api().admin.users.update({ id: nobody.id, ifVersion: nobody.version, body })).toMatchObject(body);
  });

  test('owns nothing that is not here', async () => {
    const [article, user] = [randomUUID(), randomUUID()];
    const { outcome } = await bringBack(api().newsroom, file({ type: 'article-owner', id: article, user }));
    expect(outcome.faults).toEqual([{ line: 2, message: `The article ${article} or the user ${user} is not here.` }]);
  });
});

describeEachApi('a webhook that was imported', (api) => {
  test('sends nothing before it has a secret, and then what happens from then on', async () => {
    const receiver = await startReceiver();
    const inside = await runApi({ ...api().newsroom, allowsPrivateWebhooks: true });
    onTestFinished(() => inside.stop());
    const { admin, newsroom } = inside;
    const webhook: WebhookRecord = {
      ...{ type: 'webhook', id: randomUUID(), url: receiver.url, description: 'The archive', types: ['author.*'] },
      ...{ covers: 'public', isActive: true, ...dates },
    };
    expect((await bringBack(newsroom, file(webhook))).outcome).toMatchObject({ leftOut: 0 });
    expect(await exportText(newsroom)).toContain(JSON.stringify(webhook));
    const { id } = webhook;
    expect(await admin.webhooks.get({ id })).toMatchObject({ isActive: true, hasSecret: false });
    expect(await admin.webhooks.test({ id })).toMatchObject({
      isDelivered: false,
      error: 'It has no secret to sign with yet: give it one (rotate).',
    });
    await admin.authors.create({ body: { name: 'Too early' } });
    const stop = new AbortController();
    const worker = deliverWebhooks(newsroom, stop.signal, { lookEveryMs: 5, graceMs: 100 });
    onTestFinished(async () => {
      stop.abort();
      await worker;
    });

    const issued = await admin.webhooks.rotate({ id, body: { overlapHours: 24 } });
    expect(issued.webhook).toMatchObject({ hasSecret: true, formerSecretUntil: null });
    receiver.secret = issued.secret;
    const author = await admin.authors.create({ body: { name: 'In time' } });
    await expect.poll(() => receiver.accepted().length).toBe(1);
    expect(receiver.accepted()[0]?.event.data.subjects).toEqual([`author:${author.id}`]);
  });
});
