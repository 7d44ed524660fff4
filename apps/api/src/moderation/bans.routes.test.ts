import type { CommentBanDraft } from '@broadsheet/domain';
import type { z } from 'zod';
import { expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { createBan, findBan, forgetExpiredBans } from './bans.actions.ts';

type Draft = z.input<typeof CommentBanDraft>;

describeEachApi('a ban', (api) => {
  const ban = (body: Draft) => api().admin.commentBans.create({ body });
  const find = (sender: { email?: string; ipAddress?: string | null; name?: string }, now?: string) =>
    findBan(
      { ...api().newsroom, now: now ?? api().newsroom.now() },
      { email: 'old.pilot@example.org', ipAddress: '203.0.113.9', name: 'Old Pilot', ...sender },
    );

  test('of an email address holds for every spelling of it, and for no other', async () => {
    await ban({ kind: 'email', value: 'Casino@Example.org', reason: 'Advertises.' });
    expect(await find({ email: ' casino@example.ORG ' })).toBe('The email address is banned: Advertises.');
    expect(await find({ email: 'casino2@example.org' })).toBeUndefined();
  });

  test('of addresses holds for each of them, however they are written', async () => {
    const { value } = await ban({ kind: 'address', value: '198.51.100.77/26' });
    await ban({ kind: 'address', value: '2001:DB8:0::/48', expiresAt: '2999-01-31T00:00:00+01:00' });
    expect(value).toBe('198.51.100.64/26');
    for (const ipAddress of ['198.51.100.64', '198.51.100.127', '::ffff:198.51.100.99']) {
      expect(await find({ ipAddress })).toBe('The IP address is banned.');
    }
    expect(await find({ ipAddress: '2001:db8:0:ff::1' })).toBe('The IP address is banned until 2999-01-30.');
    for (const ipAddress of ['198.51.100.63', '198.51.100.128', '2001:db8:1::1', null]) {
      expect(await find({ ipAddress })).toBeUndefined();
    }
  });

  test('of names holds for the names that fit, and says which pattern they fit', async () => {
    await ban({ kind: 'name', value: 'Casino*', reason: 'A robot.' });
    expect(await find({ name: 'c.a.s.i.n.o Bonus' })).toBe('The name (Casino*) is banned: A robot.');
    expect(await find({ name: 'The casino' })).toBeUndefined();
  });

  test('holds until it expires, and is forgotten then', async () => {
    const { id } = await ban({ kind: 'email', value: 'brief@example.org', expiresAt: '2999-01-01T00:00:00Z' });
    expect(await find({ email: 'brief@example.org' }, '2998-12-31T23:59:59.999Z')).toBeDefined();
    expect(await find({ email: 'brief@example.org' }, '2999-01-01T00:00:00.000Z')).toBeUndefined();
    await forgetExpiredBans({ ...api().newsroom, now: () => '2999-01-01T00:00:00.000Z' });
    await expect(api().admin.commentBans.get({ id })).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  test('is listed with its reason and its maker, by kind, and is gone when it is lifted', async () => {
    const made = await ban({ kind: 'name', value: 'Grumbler', reason: 'Insults everybody.' });
    expect(made).toMatchObject({ kind: 'name', value: 'Grumbler', createdBy: 'admin', expiresAt: null });
    const { items } = await api().admin.commentBans.list({ kind: 'name', limit: 1 });
    expect(items).toEqual([made]);
    await api().admin.commentBans.remove({ id: made.id });
    expect(await find({ name: 'Grumbler' })).toBeUndefined();
    expectProblem(await api().ask(`DELETE /v1/comment-bans/${made.id}`, { key: 'admin' }), 'not-found');
  });

  test('is not made twice, in whatever notation, and is made again when it has expired', async () => {
    await ban({ kind: 'address', value: '2001:db8:77::1' });
    const json = { kind: 'address', value: '2001:0DB8:77:0:0:0:0:1/128' };
    expectProblem(await api().ask('POST /v1/comment-bans', { key: 'admin', json }), 'already-banned', ['/value']);
    const past = { ...api().newsroom, now: () => '2020-01-01T00:00:00.000Z' };
    const draft = {
      kind: 'email',
      value: 'again@example.org',
      reason: '',
      expiresAt: '2020-01-02T00:00:00.000Z',
    } as const;
    await createBan(past, draft);
    await ban({ kind: 'email', value: 'again@example.org' });
    expect(await find({ email: 'again@example.org' })).toBeDefined();
  });

  test('stands in the database with nothing of what it bans', async () => {
    await ban({ kind: 'email', value: 'secret.reader@example.org' });
    await ban({ kind: 'address', value: '192.0.2.201' });
    const rows = JSON.stringify(await api().newsroom.db.selectFrom('comment_bans').selectAll().execute());
    expect(rows).not.toMatch(/secret|192\.0\.2/);
  });
});
