import { expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { adminToken, describeEachApi } from '../testing/run-api.ts';
import { createKey, endKey, listAllKeys } from './keys.actions.ts';

describeEachApi('a key', (api) => {
  const list = (authorization: string) => api().ask('GET /v1/comments', { headers: { authorization } });
  const make = () => createKey(api().newsroom, { name: 'The desk', scopes: ['comments:moderate'] });

  test('opens what its scopes say, until it is ended', async () => {
    const { id, token } = await make();
    expect((await list(`Bearer ${token}`)).status).toBe(200);
    expectProblem(await api().ask('POST /v1/tags', { key: token, json: { name: 'a' } }), 'scope-missing');
    expect([await endKey(api().newsroom, id), await endKey(api().newsroom, id)]).toEqual([true, false]);
    expectProblem(await list(`Bearer ${token}`), 'key-required');
  });

  test('without any scope is one all the same: it may do nothing more than a reader', async () => {
    const { token } = await createKey(api().newsroom, { name: 'Nothing', scopes: [] });
    expectProblem(await list(`Bearer ${token}`), 'scope-missing');
    expect((await api().ask('GET /v1/articles', { key: token })).status).toBe(200);
  });

  test('is kept as a hash alone', async () => {
    const { id, token } = await make();
    const kept = await api()
      .newsroom.db.selectFrom('api_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(token.slice(3));
    expectProblem(await list(`Bearer ${kept.token_hash}`), 'key-required');
    const listed = (await listAllKeys(api().newsroom)).find((key) => key.id === id);
    expect(listed).toMatchObject({ name: 'The desk', scopes: ['comments:moderate'], revokedAt: null });
  });

  test('is sent as Bearer, in any case of that word', async () => {
    const { token } = await make();
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
    expect((await listAllKeys(api().newsroom)).map(({ name }) => name)).not.toContain('admin');
  });
});
