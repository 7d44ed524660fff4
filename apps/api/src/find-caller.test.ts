import type { IncomingHttpHeaders } from 'node:http';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createCallerFinder } from './find-caller.ts';
import { callerOf } from './http/callers.ts';
import { signIn } from './sessions/sign-in.actions.ts';
import { describeNewsroom } from './testing/test-newsroom.ts';
import { createUser } from './users/users.actions.ts';

function requestWith(headers: IncomingHttpHeaders): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

describeNewsroom('sqlite', 'a session whose cookie somebody else may have planted', (newsroom) => {
  const askWith = async (cookieName: string, isSecure: boolean) => {
    const email = `${cookieName}-${isSecure}@example.org`.toLowerCase();
    const password = 'four lentils in a boat';
    await createUser(newsroom(), { name: 'Ilse Marrow', email, role: 'editor', password });
    const { token } = await signIn(newsroom(), { email, password, address: '192.0.2.1' });
    const findCaller = createCallerFinder(newsroom(), 'admin-token', { isSecure });
    const caller = await callerOf(requestWith({ cookie: `${cookieName}=${token}` }), findCaller);
    return caller.user?.name;
  };

  test('counts for nothing where the site is reached over HTTPS', async () => {
    expect(await askWith('broadsheet-session', true)).toBeUndefined();
    expect(await askWith('__Host-broadsheet-session', true)).toBe('Ilse Marrow');
  });

  test('is the only one that browsers keep where it is not', async () => {
    expect(await askWith('broadsheet-session', false)).toBe('Ilse Marrow');
  });
});
