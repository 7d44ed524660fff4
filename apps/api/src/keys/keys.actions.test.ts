import type { Scope } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { adminToken, describeEachApi } from '../testing/run-api.ts';
import { createKey, listKeys, revokeKey } from './keys.actions.ts';

describeEachApi('a key', (api) => {
  const list = (authorization: string) => api().ask('GET /v1/comments', { headers: { authorization } });
  const make = (...scopes: Scope[]) => createKey(api().newsroom, { name: 'The desk', scopes, expiresAt: null });

  test('opens what its scopes say, until it is ended', async () => {
    const { key, token } = await make('comments:moderate');
    expect((await list(`Bearer ${token}`)).status).toBe(200);
    expectProblem(await api().ask('POST /v1/tags', { key: token, json: { name: 'a' } }), 'scope-missing');
    await revokeKey(api().newsroom, key.id);
    expect(expectProblem(await list(`Bearer ${token}`), 'key-required').detail).toContain('was ended on');
  });

  test('without any scope is one all the same: it may do nothing more than a reader', async () => {
    const { token } = await make();
    expectProblem(await list(`Bearer ${token}`), 'scope-missing');
    expect((await api().ask('GET /v1/articles', { key: token })).status).toBe(200);
  });

  test('is kept as a hash alone', async () => {
    const { key, token } = await make('comments:moderate');
    const kept = await api()
      .newsroom.db.selectFrom('api_keys')
      .selectAll()
      .where('id', '=', key.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(token.slice(7));
    expectProblem(await list(`Bearer ${kept.token_hash}`), 'key-required');
  });

  test('is sent as Bearer, in any case of that word', async () => {
    const { token } = await make('comments:moderate');
    for (const way of ['Bearer', 'bearer', 'BEARER ']) expect((await list(`${way} ${token}`)).status).toBe(200);
    const basic = Buffer.from(`admin:${token}`).toString('base64');
    for (const wrong of [
      '',
      'Bearer',
      token,
      `Basic ${basic}`,
      `Bearer ${token} x`,
      `Bearer ${token}x`,
      `Bearer ${token.toUpperCase()}`,
    ]) {
      expectProblem(await list(wrong), 'key-required');
    }
  });

  test('is not what the admin has: that token opens everything', async () => {
    expect((await list(`Bearer ${adminToken}`)).status).toBe(200);
    const { items } = await listKeys(api().newsroom, { limit: 100 });
    expect(items.map(({ name }) => name)).not.toContain('admin');
  });
});
