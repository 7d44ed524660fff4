import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, runApi, type TestApi } from '../testing/run-api.ts';
import { startReceiver, toHeaders } from './testing/receiver.ts';

const url = 'https://93.184.215.14/hook';

describeEachApi('managing webhooks', (api) => {
  // One that may send to this machine, as tests do.
  let inside: TestApi | undefined;
  beforeAll(async () => {
    inside = await runApi({ ...api().newsroom, allowsPrivateWebhooks: true });
  });
  afterAll(() => inside?.stop());
  const open = () => inside ?? api();
  const create = (body: object) => api().ask('POST /v1/webhooks', { key: 'admin', json: body });

  test('needs a key that may', async () => {
    expectProblem(await api().ask('GET /v1/webhooks'), 'key-required');
    expectProblem(await api().ask('GET /v1/webhooks', { key: await api().keyWith('drafts:read') }), 'scope-missing');
    const client = await api().clientWith('webhooks:manage');
    expect((await client.webhooks.list()).items).toEqual([]);
    const key = await api().keyWith('webhooks:manage');
    const all = await api().ask('POST /v1/webhooks', { key, json: { url, covers: 'all' } });
    expectProblem(all, 'scope-missing');
  });

  test('shows the secret when it is made, and never again', async () => {
    const { webhook, secret } = await api().admin.webhooks.create({ body: { url } });
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(webhook).toMatchObject({ url, types: ['*'], covers: 'public', isActive: true, version: 1 });
    expect(await api().admin.webhooks.get({ id: webhook.id })).toEqual(webhook);
    const rows = await api().newsroom.db.selectFrom('webhooks').selectAll().execute();
    const listed = await api().ask('GET /v1/webhooks', { key: 'admin' });
    for (const text of [JSON.stringify(rows), listed.text]) expect(text).not.toContain(secret.slice(6));
    await api().admin.webhooks.remove({ id: webhook.id, ifVersion: 1 });
  });

  test('begins with what happens from now on, or where it is told to', async () => {
    const { next } = await api().reader.changes.list({ after: 'latest' });
    const made = await api().admin.webhooks.create({ body: { url, after: '0' } });
    expect(made.webhook.after).toBe('0');
    expect((await api().admin.webhooks.create({ body: { url } })).webhook.after).toBe(next);
    expectProblem(await create({ url, after: '999999999' }), 'changes-expired');
    expectProblem(await create({ url, after: 'tomorrow' }), 'invalid-body', ['/after']);
  });

  test('is done on the version that was read', async () => {
    const { webhook } = await api().admin.webhooks.create({ body: { url } });
    const changed = await api().admin.webhooks.update({
      id: webhook.id,
      ifVersion: 1,
      body: { description: 'The archive', types: ['article.*'], isActive: false },
    });
    expect(changed).toMatchObject({
      description: 'The archive',
      isActive: false,
      disabledBecause: 'by-hand',
      version: 2,
    });
    const patch = { key: 'admin', json: { isActive: true } };
    const target = `PATCH /v1/webhooks/${webhook.id}`;
    expectProblem(await api().ask(target, patch), 'if-match-required');
    expectProblem(await api().ask(target, { ...patch, headers: { 'if-match': '"1"' } }), 'stale-version');
    const on = await api().admin.webhooks.update({ id: webhook.id, ifVersion: 2, body: { isActive: true } });
    expect(on).toMatchObject({ disabledBecause: null, version: 3 });
    await api().admin.webhooks.remove({ id: webhook.id, ifVersion: 3 });
    expectProblem(await api().ask(`GET /v1/webhooks/${webhook.id}`, { key: 'admin' }), 'not-found');
  });

  describe('leads nobody into a network', () => {
    test.each([
      'http://93.184.215.14/hook',
      'https://127.0.0.1/hook',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://localhost:4000/v1/articles',
      'https://db.internal/',
    ])('%s', async (closed) => {
      expectProblem(await create({ url: closed }), 'webhook-address-refused', ['/url']);
    });

    test('nor later, when it has been made', async () => {
      const { webhook } = await api().admin.webhooks.create({ body: { url } });
      const moved = await api().ask(`PATCH /v1/webhooks/${webhook.id}`, {
        key: 'admin',
        json: { url: 'https://10.0.0.1/' },
        headers: { 'if-match': '"1"' },
      });
      expectProblem(moved, 'webhook-address-refused', ['/url']);
      // Made when it was allowed, tried when it is not.
      const receiver = await startReceiver();
      const made = await open().admin.webhooks.create({ body: { url: receiver.url } });
      const tried = await api().admin.webhooks.test({ id: made.webhook.id });
      expect(tried).toMatchObject({ isDelivered: false, status: null });
      expect(receiver.received).toEqual([]);
    });

    test('nor with a password in the address', async () => {
      expectProblem(await create({ url: 'https://user:pass@hooks.example.org/' }), 'invalid-body', ['/url']);
    });
  });

  test('tries a webhook at once, and says what came of it', async () => {
    const receiver = await startReceiver();
    const { webhook, secret } = await open().admin.webhooks.create({ body: { url: receiver.url, isActive: false } });
    receiver.secret = secret;
    const tried = await open().admin.webhooks.test({ id: webhook.id });
    expect(tried).toMatchObject({ type: 'webhook.test', isDelivered: true, status: 204, error: null });
    expect(receiver.received[0]?.event).toMatchObject({ type: 'webhook.test', data: { subjects: [] } });
    receiver.answer = () => 500;
    const failed = await open().admin.webhooks.test({ id: webhook.id });
    expect(failed).toMatchObject({ isDelivered: false, status: 500, response: 'Not today' });
    const { items } = await open().admin.webhooks.listDeliveries({ id: webhook.id });
    expect(items).toEqual([failed, tried]);
    const { id, ...path } = { id: webhook.id, delivery: tried.id };
    expect(await open().admin.webhooks.getDelivery({ id, ...path })).toEqual(tried);
    expect((await open().admin.webhooks.listDeadLetters({ id })).items).toEqual([]);
    expect(await open().admin.webhooks.replay({ id, body: {} })).toEqual({ asked: 0 });
  });

  test('lets one secret take over from the other', async () => {
    const receiver = await startReceiver();
    const made = await open().admin.webhooks.create({ body: { url: receiver.url, isActive: false } });
    const { id } = made.webhook;
    const next = await open().admin.webhooks.rotate({ id, body: { overlapHours: 1 } });
    expect(next.webhook.formerSecretUntil).not.toBeNull();
    await open().admin.webhooks.test({ id });
    const verify = (secret: string, index: number) => () => {
      const { body = '', headers = {} } = receiver.received[index] ?? {};
      return new Verifier(secret).verify(body, toHeaders(headers));
    };
    for (const secret of [made.secret, next.secret]) expect(verify(secret, 0)).not.toThrow();
    const last = await open().admin.webhooks.rotate({ id, body: { overlapHours: 0 } });
    await open().admin.webhooks.test({ id });
    expect(verify(last.secret, 1)).not.toThrow();
    for (const secret of [made.secret, next.secret]) expect(verify(secret, 1)).toThrow();
  });

  test('ends at a hundred, also where several are made at once', async () => {
    const { db } = api().newsroom;
    await api().admin.webhooks.create({ body: { url } });
    const [{ id: _, ...row } = { id: '' }] = await db.selectFrom('webhooks').selectAll().limit(1).execute();
    const { count } = await db
      .selectFrom('webhooks')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const copies = Array.from({ length: 98 - count }, () => ({ ...row, id: api().newsroom.newId() }));
    await db
      .insertInto('webhooks')
      .values(copies as never)
      .execute();
    const answers = await Promise.all(Array.from({ length: 6 }, () => create({ url })));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(4);
    for (const answer of refused) expectProblem(answer, 'too-many-webhooks');
    const { items, next } = await api().admin.webhooks.list({ limit: 60 });
    const others = await api().admin.webhooks.list({ limit: 60, after: next ?? '' });
    expect(items.length + others.items.length).toBe(100);
    expect(others.next).toBeNull();
  });
});
