// Everybody who may ask the API: readers, people of each role, and keys of each kind.
import { allRoles, allScopes, type Holder } from '@broadsheet/domain';
import { createKey, revokeKey } from '../keys/keys.actions.ts';
import { endSession } from '../sessions/sessions.actions.ts';
import { signIn } from '../sessions/sign-in.actions.ts';
import { createUser, updateUser } from '../users/users.actions.ts';
import { adminToken, type TestApi } from './run-api.ts';

/** Somebody who asks, and as whom the domain's table knows them. */
export interface Asker {
  readonly name: string;
  readonly holder: Holder;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether they show who they are. */
  readonly isIdentified: boolean;
  /** Whether what they show is refused wherever they send it. */
  readonly isRefused: boolean;
  readonly userId?: string;
}

const nobody: Holder = { scopes: new Set() };
const reader = { holder: nobody, headers: {}, isIdentified: false, isRefused: false };

/** One of each. */
export async function gatherAskers(api: TestApi): Promise<Asker[]> {
  return [
    { ...reader, name: 'a reader' },
    ...(await peopleOf(api)),
    ...(await keysOf(api)),
    { ...withToken(adminToken), name: 'the admin’s token', holder: { scopes: new Set(allScopes) } },
  ];
}

/** The headers of a browser in whose cookie the session is, on a page of the site. */
function cookieOf(token: string): Record<string, string> {
  return { cookie: `theme=dark; broadsheet-session=${token}`, 'sec-fetch-site': 'same-origin' };
}

async function peopleOf({ newsroom }: TestApi): Promise<Asker[]> {
  const people: Asker[] = [];
  for (const role of [...allRoles, 'signed out', 'deactivated'] as const) {
    const draft = { name: role, email: `${role.replace(' ', '-')}@example.org`, password: 'four lentils in a boat' };
    const isGone = role === 'signed out' || role === 'deactivated';
    const { user } = await createUser(newsroom, { ...draft, role: isGone ? 'admin' : role });
    const { token } = await signIn(newsroom, { ...draft, address: '192.0.2.1' });
    const headers = cookieOf(token);
    if (role === 'signed out') await endSession(newsroom, token);
    if (role === 'deactivated') {
      await updateUser(newsroom, { id: user.id, precondition: { allows: () => true } }, { isActive: false });
    }
    if (isGone) people.push({ ...reader, name: `an admin who is ${role}`, headers });
    else {
      const holder = { user: { id: user.id, role } };
      people.push({ name: role, holder, headers, isIdentified: true, isRefused: false, userId: user.id });
    }
  }
  return people;
}

async function keysOf({ newsroom }: TestApi): Promise<Asker[]> {
  const keys: Asker[] = [];
  const kinds = [[], ...allScopes.map((scope) => [scope]), ['articles:write', 'articles:publish'] as const];
  for (const scopes of kinds) {
    const { token } = await createKey(newsroom, { name: 'a test', scopes: [...scopes], expiresAt: null });
    keys.push({ ...withToken(token), name: `a key for ${scopes.join(' and ')}`, holder: { scopes: new Set(scopes) } });
  }
  const all = { name: 'a test', scopes: [...allScopes], expiresAt: null };
  const revoked = await createKey(newsroom, all);
  await revokeKey(newsroom, revoked.key.id);
  const expired = await createKey(newsroom, all);
  await newsroom.db
    .updateTable('api_keys')
    .set({ expires_at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', expired.key.id)
    .execute();
  for (const [name, token] of [
    ['a key that was ended', revoked.token],
    ['a key that has expired', expired.token],
  ] as const) {
    keys.push({ ...withToken(token), name, holder: nobody, isIdentified: false, isRefused: true });
  }
  return keys;
}

function withToken(token: string) {
  return { headers: { authorization: `Bearer ${token}` }, isIdentified: true, isRefused: false };
}
