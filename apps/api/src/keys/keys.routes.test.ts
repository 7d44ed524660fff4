import { allScopes, type Scope } from '@broadsheet/domain';
import { describe, expect, test, vi } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { runInProcess } from '../testing/run-in-process.ts';
import { isPossibleToken, makeToken } from './key-token.ts';

describeEachApi('managing keys', (api) => {
  const make = (...scopes: Scope[]) => api().admin.keys.create({ body: { name: 'Newsletter', scopes } });
  const use = (key: string) => api().ask('GET /v1/articles?status=draft', { key });

  test('a key is made, shown once, read and listed', async () => {
    const answer = await api().ask('POST /v1/keys', {
      key: 'admin',
      json: { name: 'Newsletter', scopes: ['drafts:read', 'drafts:read'], expiresAt: '2999-12-31T00:00:00+01:00' },
    });
    expect(answer.status).toBe(201);
    const { token } = answer.body as { token: string };
    const { items } = await api().admin.keys.list();
    const [key] = items;
    expect(key).toMatchObject({
      scopes: ['drafts:read'],
      hint: token.slice(0, 7),
      expiresAt: '2999-12-30T23:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
    });
    expect(answer.headers.get('location')).toBe(`/v1/keys/${key?.id}`);
    expect(await api().admin.keys.get({ id: key?.id ?? '' })).toEqual(key);
    expect(JSON.stringify(items)).not.toContain(token);
    expect((await use(token)).status).toBe(200);
  });

  test('keys are listed page by page, the newest first', async () => {
    const made = [await make(), await make(), await make()].map(({ key }) => key.id).reverse();
    const first = await api().admin.keys.list({ limit: 2 });
    const second = await api().admin.keys.list({ limit: 2, after: first.next ?? '' });
    expect([...first.items, ...second.items].slice(0, 3).map(({ id }) => id)).toEqual(made);
  });

  test('a key must expire at a time to come', async () => {
    const json = { name: 'Late', scopes: [], expiresAt: '2020-01-01T00:00:00Z' };
    expectProblem(await api().ask('POST /v1/keys', { key: 'admin', json }), 'not-a-date-in-the-future', ['/expiresAt']);
  });

  test('a key that has expired says so to whoever holds it', async () => {
    const { key, token } = await make('drafts:read');
    const { db } = api().newsroom;
    await db.updateTable('api_keys').set({ expires_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', key.id).execute();
    const answer = await use(token);
    expect(expectProblem(answer, 'key-required').detail).toBe('This key expired on 2026-01-01T00:00:00.000Z.');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer error="invalid_token"');
    expectProblem(await api().ask(`POST /v1/keys/${key.id}/rotate`, { key: 'admin', json: {} }), 'key-ended');
  });

  test('a key for less is told which scope it would need', async () => {
    const { token } = await make('authors:write');
    const answer = await use(token);
    expectProblem(answer, 'scope-missing');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="drafts:read"');
  });

  test('nobody makes a key that may do more than they may, nor gets the token of one', async () => {
    const manager = await api().keyWith('keys:manage', 'drafts:read');
    const ask = (scopes: readonly Scope[]) => api().ask('POST /v1/keys', { key: manager, json: { name: 'x', scopes } });
    expect((await ask(['drafts:read'])).status).toBe(201);
    expectProblem(await ask(['drafts:read', 'articles:write']), 'scope-missing', ['/scopes']);
    const { key, token } = await make(...allScopes);
    expectProblem(await api().ask(`POST /v1/keys/${key.id}/rotate`, { key: manager, json: {} }), 'scope-missing');
    expect((await use(token)).status).toBe(200);
  });

  describe('replacing a token', () => {
    test('leaves the one before good for a while, and ends those before that', async () => {
      const { key, token: first } = await make('drafts:read');
      const { token: second } = await api().admin.keys.rotate({ id: key.id, body: {} });
      expect([(await use(first)).status, (await use(second)).status]).toEqual([200, 200]);
      const { token: third, key: rotated } = await api().admin.keys.rotate({ id: key.id, body: { overlapHours: 720 } });
      expect([(await use(first)).status, (await use(second)).status, (await use(third)).status]).toEqual([
        401, 200, 200,
      ]);
      expect(rotated).toMatchObject({ id: key.id, hint: third.slice(0, 7), scopes: ['drafts:read'] });
      expect(rotated.rotatedAt).not.toBeNull();
    });

    test('ends the one before at once where there is no overlap, or when it is over', async () => {
      const { key, token: first } = await make('drafts:read');
      const { token: second } = await api().admin.keys.rotate({ id: key.id, body: { overlapHours: 0 } });
      expect([(await use(first)).status, (await use(second)).status]).toEqual([401, 200]);
      const { token: third } = await api().admin.keys.rotate({ id: key.id, body: { overlapHours: 1 } });
      const { db } = api().newsroom;
      await db.updateTable('former_key_tokens').set({ valid_until: '2026-01-01T00:00:00.000Z' }).execute();
      expect([(await use(second)).status, (await use(third)).status]).toEqual([401, 200]);
    });

    test('takes no longer overlap than thirty days', async () => {
      const { key } = await make();
      const ask = (overlapHours: unknown) =>
        api().ask(`POST /v1/keys/${key.id}/rotate`, { key: 'admin', json: { overlapHours } });
      for (const wrong of [721, -1, 1.5, '24']) expectProblem(await ask(wrong), 'invalid-body', ['/overlapHours']);
    });
  });

  test('a key is ended with all its tokens, once and for all', async () => {
    const { key, token: first } = await make('drafts:read');
    const { token: second } = await api().admin.keys.rotate({ id: key.id, body: {} });
    const ended = await api().admin.keys.revoke({ id: key.id });
    expect(ended.revokedAt).not.toBeNull();
    for (const token of [first, second]) expectProblem(await use(token), 'key-required');
    expect(await api().admin.keys.revoke({ id: key.id })).toEqual(ended);
    expectProblem(await api().ask(`POST /v1/keys/${key.id}/rotate`, { key: 'admin', json: {} }), 'key-ended');
  });

  test('a key that another process has ended is refused from then on', async () => {
    const { key, token } = await make('drafts:read');
    expect((await use(token)).status).toBe(200);
    await runInProcess(
      api().newsroom,
      `const { revokeKey } = await import('./keys/keys.actions.ts'); await revokeKey(newsroom, '${key.id}');`,
    );
    expectProblem(await use(token), 'key-required');
  });

  test('it is known when a key was used, within a minute', async () => {
    const { key, token } = await make('drafts:read');
    const noted = async () => (await api().admin.keys.get({ id: key.id })).lastUsedAt;
    await use(token);
    await vi.waitFor(async () => expect(await noted()).not.toBeNull());
    const first = await noted();
    await Promise.all(Array.from({ length: 5 }, () => use(token)));
    expect(await noted()).toBe(first);
    const { db } = api().newsroom;
    const longAgo = '2026-01-01T00:00:00.000Z';
    await db.updateTable('api_keys').set({ last_used_at: longAgo }).where('id', '=', key.id).execute();
    await use(token);
    await vi.waitFor(async () => expect(await noted()).not.toBe(longAgo));
  });
});

describe('a token', () => {
  test('has a shape and a checksum by which it is found in public places', () => {
    const tokens = Array.from({ length: 200 }, makeToken);
    for (const token of tokens) {
      expect(token).toMatch(/^bs_[0-9A-Za-z]{49}$/);
      expect(isPossibleToken(token)).toBe(true);
      const mistyped = token.slice(0, 9) + (token.at(9) === 'a' ? 'b' : 'a') + token.slice(10);
      expect(isPossibleToken(mistyped)).toBe(false);
    }
    expect(new Set(tokens).size).toBe(200);
  });

  test('of an earlier version is one all the same', () => {
    expect(isPossibleToken(`bs_${'aZ-_'.repeat(10)}abc`)).toBe(true);
    expect(isPossibleToken('bs_')).toBe(false);
  });
});
