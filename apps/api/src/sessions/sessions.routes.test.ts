import { Session } from '@broadsheet/api-contract';
import type { Role } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { createUser } from '../users/users.actions.ts';
import { forgetSessions } from './forget-sessions.ts';

const password = 'four lentils in a boat';
const sameOrigin = { 'sec-fetch-site': 'same-origin' };

describeEachApi('signing in', (api) => {
  let count = 0;
  const addUser = async (role: Role = 'editor') => {
    count += 1;
    const email = `user-${count}@example.org`;
    const { user } = await createUser(api().newsroom, { name: 'Ilse Marrow', email, role, password });
    return { ...user, email };
  };
  const signIn = (email: string, secret = password, address = '192.0.2.1') =>
    api().ask('POST /v1/session', {
      json: { email, password: secret },
      headers: { 'broadsheet-proxy-key': 'the-proxy-key-of-tests', 'x-forwarded-for': address },
    });
  const cookieAfter = async (email: string, secret = password) => {
    const answer = await signIn(email, secret, `192.0.2.${100 + (count % 100)}`);
    expect(answer.status).toBe(201);
    return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  };

  test('sets a cookie that no script can read and no other site sends, and says who one is', async () => {
    const { email, id } = await addUser('contributor');
    const answer = await signIn(email.toUpperCase());
    expect(answer.headers.get('set-cookie')).toMatch(
      /^broadsheet-session=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const expected = {
      user: { id, name: 'Ilse Marrow', role: 'contributor' },
      rights: [
        { scope: 'drafts:read', reach: 'own' },
        { scope: 'articles:write', reach: 'own-drafts' },
      ],
    };
    expect(answer.body).toMatchObject(expected);
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const who = await api().ask('GET /v1/session', { headers: { cookie } });
    expect(who.body).toMatchObject(expected);
    expect(Session.parse(who.body).expiresAt).toBe(Session.parse(answer.body).expiresAt);
    expect(who.text).not.toContain('example.org');
  });

  test('says who holds a key, too', async () => {
    const key = await api().keyWith('drafts:read');
    const { body } = await api().ask('GET /v1/session', { key });
    expect(body).toEqual({ user: null, rights: [{ scope: 'drafts:read', reach: 'all' }], expiresAt: null });
    expectProblem(await api().ask('GET /v1/session'), 'key-required');
  });

  test('tells nobody whether an address is known', async () => {
    const { email } = await addUser();
    const wrong = expectProblem(await signIn(email, 'another password'), 'sign-in-failed');
    const unknown = expectProblem(await signIn('nobody@example.org', 'another password'), 'sign-in-failed');
    expect(unknown).toEqual(wrong);
  });

  test('is not for those who are no longer active', async () => {
    const { id, email } = await addUser();
    const cookie = await cookieAfter(email);
    await api().admin.users.update({ id, ifVersion: 1, body: { isActive: false } });
    expectProblem(await signIn(email), 'sign-in-failed');
    expectProblem(await api().ask('GET /v1/session', { headers: { cookie } }), 'key-required');
    await api().admin.users.update({ id, ifVersion: 2, body: { isActive: true } });
    expectProblem(await api().ask('GET /v1/session', { headers: { cookie } }), 'key-required');
    expect((await signIn(email)).status).toBe(201);
  });

  test('keeps only hashes of passwords and sessions', async () => {
    const { id, email } = await addUser();
    const token = (await cookieAfter(email)).split('=')[1] ?? '';
    const { db } = api().newsroom;
    const stored = JSON.stringify([
      await db.selectFrom('users').selectAll().where('id', '=', id).execute(),
      await db.selectFrom('sessions').selectAll().where('user_id', '=', id).execute(),
      await db.selectFrom('sign_in_attempts').selectAll().execute(),
    ]);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [password, token, email, '192.0.2']) expect(stored).not.toContain(secret);
  });

  test('does not outlive a password that is reset at the same moment', async () => {
    const { id, email } = await addUser();
    const reset = api().ask(`POST /v1/users/${id}/password`, {
      key: 'admin',
      headers: { 'if-match': '*' },
      json: { password: 'eleven pages of harbour' },
    });
    const [answers, { status }] = await Promise.all([
      Promise.all([1, 2, 3].map((part) => signIn(email, password, `198.51.100.${part}`))),
      reset,
    ]);
    expect(status).toBe(200);
    for (const { headers } of answers) {
      const cookie = headers.get('set-cookie')?.split(';', 1)[0] ?? '';
      expectProblem(await api().ask('GET /v1/session', { headers: { cookie } }), 'key-required');
    }
  });

  test('ends with signing out, however often', async () => {
    const { email } = await addUser();
    const cookie = await cookieAfter(email);
    for (const headers of [{ cookie, ...sameOrigin }, { cookie, ...sameOrigin }, {}]) {
      const answer = await api().ask('DELETE /v1/session', { headers });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('set-cookie')).toContain('broadsheet-session=; Path=/; Max-Age=0');
    }
    expectProblem(await api().ask('GET /v1/session', { headers: { cookie } }), 'key-required');
  });

  test('ends when it was not used for two weeks, or after ninety days', async () => {
    const { email, id } = await addUser();
    const cookie = await cookieAfter(email);
    const { db } = api().newsroom;
    const ask = () => api().ask('GET /v1/session', { headers: { cookie } });
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const set = (created_at: string, seen_at: string) =>
      db.updateTable('sessions').set({ created_at, seen_at }).where('user_id', '=', id).execute();
    await set(daysAgo(89), daysAgo(13));
    expect((await ask()).status).toBe(200);
    await set(daysAgo(89), daysAgo(15));
    expectProblem(await ask(), 'key-required');
    await set(daysAgo(91), daysAgo(0));
    expectProblem(await ask(), 'key-required');
    await cookieAfter(email);
    await db
      .updateTable('sign_in_attempts')
      .set({ last_at: daysAgo(2) })
      .execute();
    await forgetSessions(api().newsroom);
    const left = await db.selectFrom('sessions').select('created_at').where('user_id', '=', id).execute();
    expect(left).toHaveLength(1);
    expect(await db.selectFrom('sign_in_attempts').select('source').execute()).toEqual([]);
  });

  describe('changing one’s own password', () => {
    const next = 'eleven pages of harbour';
    const change = (cookie: string, json: unknown) =>
      api().ask('POST /v1/session/password', { json, headers: { cookie, ...sameOrigin } });

    test('needs the present one, and signs one out everywhere else', async () => {
      const { email } = await addUser();
      const [here, elsewhere] = [await cookieAfter(email), await cookieAfter(email)];
      expectProblem(await change(here, { current: 'not the present one', next }), 'sign-in-failed');
      expect((await change(here, { current: password, next })).status).toBe(204);
      expect((await api().ask('GET /v1/session', { headers: { cookie: here } })).status).toBe(200);
      expectProblem(await api().ask('GET /v1/session', { headers: { cookie: elsewhere } }), 'key-required');
      expectProblem(await signIn(email), 'sign-in-failed');
      expect((await signIn(email, next)).status).toBe(201);
    });

    test('takes any that is long enough, and none that is not', async () => {
      const { email } = await addUser();
      const cookie = await cookieAfter(email);
      expectProblem(await change(cookie, { current: password, next: 'eleven char' }), 'invalid-body', ['/next']);
      expect((await change(cookie, { current: password, next: 'aaaaaaaaaaaa' })).status).toBe(204);
      expect((await change(cookie, { current: 'aaaaaaaaaaaa', next: '페리 항구 마을 협정 열한 쪽' })).status).toBe(204);
    });

    test('is not for keys', async () => {
      const key = await api().keyWith('drafts:read');
      const json = { current: password, next };
      expectProblem(await api().ask('POST /v1/session/password', { key, json }), 'not-permitted');
    });
  });

  describe('who guesses', () => {
    test('is counted, however many guesses come at once', async () => {
      const { email } = await addUser();
      const guess = () => signIn(email, 'a wrong password', '203.0.113.7');
      const codes = (await Promise.all(Array.from({ length: 9 }, guess))).map(({ status }) => status);
      const wrong = codes.filter((status) => status === 401).length;
      expect(wrong).toBeGreaterThanOrEqual(5);
      const { failures } = await api()
        .newsroom.db.selectFrom('sign_in_attempts')
        .select((eb) => eb.fn.min<number>('failures').as('failures'))
        .where('failures', '>=', wrong)
        .executeTakeFirstOrThrow();
      expect(failures).toBe(wrong);
    });

    const failed = (failures: number, secondsAgo: number) =>
      api()
        .newsroom.db.updateTable('sign_in_attempts')
        .set({ failures, last_at: new Date(Date.now() - secondsAgo * 1000).toISOString() })
        .where('failures', '>', 0)
        .execute();

    test('has to wait, whatever they guess then, and is welcome from elsewhere', async () => {
      const { email } = await addUser();
      const address = '2001:db8:0:7::1';
      await signIn(email, 'a wrong password', address);
      await failed(15, 0);
      // Another address of the same network is the same guesser.
      for (const same of [address, '2001:db8:0:7:ffff::2']) {
        const waiting = await signIn(email, password, same);
        expectProblem(waiting, 'too-many-requests');
        expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(800);
      }
      expect((await signIn(email, password, '2001:db8:0:8::1')).status).toBe(201);
    });

    test('waits the longer the more they guess, and is forgiven once they are right', async () => {
      const { email } = await addUser();
      await signIn(email, 'a wrong password', '203.0.113.9');
      await failed(12, 100);
      expectProblem(await signIn(email, password, '203.0.113.9'), 'too-many-requests');
      await failed(12, 129);
      expect((await signIn(email, password, '203.0.113.9')).status).toBe(201);
      await signIn(email, 'a wrong password', '203.0.113.9');
      expect((await signIn(email, password, '203.0.113.9')).status).toBe(201);
    });
  });

  describe('a write with a session', () => {
    let cookie = '';
    beforeAll(async () => {
      cookie = await cookieAfter((await addUser('editor')).email);
    });
    const write = (headers: Record<string, string>) =>
      api().ask('POST /v1/articles', { json: { title: 'Lentils' }, headers: { cookie, ...headers } });

    test('comes from a page of the site, or of the API itself', async () => {
      const { host } = new URL(api().baseUrl);
      for (const own of [sameOrigin, { origin: 'http://site.example' }, { origin: `http://${host}` }]) {
        expect((await write(own)).status).toBe(201);
      }
    });

    test('is refused from anywhere else, and where nothing says where it comes from', async () => {
      for (const foreign of [
        {},
        { origin: 'http://evil.example' },
        { origin: 'https://site.example' },
        { origin: 'null' },
        { origin: 'http://site.example', 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
      ]) {
        expectProblem(await write(foreign), 'not-same-origin');
      }
    });

    test('does not stand in the way of a key', async () => {
      const { status } = await write({ authorization: `Bearer ${await api().keyWith('articles:write')}` });
      expect(status).toBe(201);
    });

    test('gives no page of another origin leave to read', async () => {
      const headers = { cookie, origin: 'http://evil.example' };
      for (const path of ['/v1/articles?status=draft', '/v1/articles']) {
        const answer = await api().ask(`GET ${path}`, { headers });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    });
  });

  test('what a reader was answered before is not what an editor sees, nor the other way round', async () => {
    const cookie = await cookieAfter((await addUser('editor')).email);
    const { slug } = await api().admin.articles.create({ body: { title: 'Hidden lentils' } });
    const path = `/v1/articles/${slug}`;
    for (let round = 0; round < 2; round += 1) {
      expectProblem(await api().ask(`GET ${path}`), 'not-found');
      const seen = await api().ask(`GET ${path}`, { headers: { cookie } });
      expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    }
    const list = await api().ask('GET /v1/articles', { headers: { cookie } });
    expect(list.headers.get('cache-control')).toBe('private, no-store');
  });
});
