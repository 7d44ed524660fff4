import type { Role } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('the people of the newsroom', (api) => {
  const add = (email: string, role: Role = 'author') =>
    api().admin.users.create({ body: { name: 'Ilse Marrow', email, role } });
  const signIn = (email: string, password: string | null) =>
    api().ask('POST /v1/session', { json: { email, password } });

  test('somebody is added with a password that is made up and shown once, and can sign in', async () => {
    const { user, password } = await add('one@example.org', 'editor');
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    expect(user).toMatchObject({ email: 'one@example.org', role: 'editor', isActive: true, version: 1 });
    expect((await signIn('one@example.org', password)).status).toBe(201);
    const stored = await api().newsroom.db.selectFrom('users').selectAll().where('id', '=', user.id).execute();
    expect(JSON.stringify(stored)).not.toContain('one@example.org');
    expect(await api().admin.users.get({ id: user.id })).toEqual(user);
    expect((await api().admin.users.list()).items).toContainEqual(user);
  });

  test('a password may be given instead', async () => {
    const body = {
      name: 'Ana',
      email: 'given@example.org',
      role: 'author',
      password: 'four lentils in a boat',
    } as const;
    expect((await api().admin.users.create({ body })).password).toBeNull();
    expect((await signIn('given@example.org', 'four lentils in a boat')).status).toBe(201);
  });

  test('an address is one person’s alone, however it is written', async () => {
    const { user } = await add('taken@example.org');
    const json = { name: 'Other', email: 'Taken@Example.org', role: 'author' };
    expectProblem(await api().ask('POST /v1/users', { key: 'admin', json }), 'email-taken', ['/email']);
    const { user: other } = await add('free@example.org');
    const headers = { 'if-match': '"1"' };
    const patch = (id: string, email: string) =>
      api().ask(`PATCH /v1/users/${id}`, { key: 'admin', headers, json: { email } });
    expectProblem(await patch(other.id, 'taken@example.org'), 'email-taken');
    expect((await patch(user.id, 'TAKEN@example.org')).status).toBe(200);
  });

  test('of several who want the same address at once, one has it', async () => {
    const json = { name: 'Racer', email: 'race@example.org', role: 'author' };
    const ask = () => api().ask('POST /v1/users', { key: 'admin', json });
    const codes = (await Promise.all(Array.from({ length: 4 }, ask))).map(({ status }) => status).sort();
    expect(codes).toEqual([201, 409, 409, 409]);
  });

  test('a role that changes is another one at once, in a session that has begun', async () => {
    const { user, password } = await add('changing@example.org', 'draft-reader');
    const cookie = (await signIn('changing@example.org', password)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const read = () => api().ask('GET /v1/articles?status=draft', { headers: { cookie } });
    expect((await read()).status).toBe(200);
    const changed = await api().admin.users.update({ id: user.id, ifVersion: 1, body: { role: 'moderator' } });
    expect(changed).toMatchObject({ role: 'moderator', version: 2 });
    expect(expectProblem(await read(), 'not-permitted').detail).toContain('drafts:read');
    const stale = { key: 'admin', headers: { 'if-match': '"1"' }, json: { role: 'editor' } };
    expectProblem(await api().ask(`PATCH /v1/users/${user.id}`, stale), 'stale-version');
  });

  test('a password that is reset ends every session', async () => {
    const { user, password } = await add('lost@example.org');
    const cookie = (await signIn('lost@example.org', password)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const reset = await api().admin.users.resetPassword({ id: user.id, ifVersion: 1, body: {} });
    expect(reset.user.version).toBe(2);
    expectProblem(await api().ask('GET /v1/session', { headers: { cookie } }), 'key-required');
    expectProblem(await signIn('lost@example.org', password), 'sign-in-failed');
    expect((await signIn('lost@example.org', reset.password)).status).toBe(201);
  });

  test('nobody makes or changes somebody who may do more than they may', async () => {
    const { user: admin } = await add('boss@example.org', 'admin');
    const key = await api().keyWith('users:manage', 'drafts:read');
    const create = (role: Role) =>
      api().ask('POST /v1/users', { key, json: { name: 'x', email: `${role}@example.org`, role } });
    expect((await create('draft-reader')).status).toBe(201);
    for (const role of ['contributor', 'moderator', 'admin'] as const) {
      expectProblem(await create(role), 'scope-missing');
    }
    const headers = { 'if-match': '*' };
    for (const request of [`PATCH /v1/users/${admin.id}`, `POST /v1/users/${admin.id}/password`]) {
      expectProblem(await api().ask(request, { key, headers, json: {} }), 'scope-missing');
    }
  });

  test('what a user begins is their own, and nobody is told whose it is', async () => {
    const { password } = await add('author@example.org', 'author');
    const cookie = (await signIn('author@example.org', password)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const begun = await api().ask('POST /v1/articles', { headers, json: { title: 'My lentils' } });
    expect(begun.status).toBe(201);
    const path = begun.headers.get('location') ?? '';
    const patched = await api().ask(`PATCH ${path}`, {
      headers: { ...headers, 'if-match': '*' },
      json: { dek: 'Mine.' },
    });
    expect(patched.status).toBe(200);
    expect(begun.text).not.toMatch(/owner|createdBy/);
    const others = await api().admin.articles.create({ body: { title: 'Of somebody else' } });
    const at = `/v1/articles/${others.id}`;
    expectProblem(await api().ask(`GET ${at}`, { headers }), 'not-found');
    expectProblem(await api().ask(`PATCH ${at}`, { headers: { ...headers, 'if-match': '*' }, json: {} }), 'not-found');
    const { body } = await api().ask('GET /v1/articles?status=draft', { headers });
    expect(body).toMatchObject({ items: [{ title: 'My lentils' }], next: null });
  });
});
