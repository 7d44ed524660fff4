import { contract, type Session } from '@broadsheet/api-contract';
import { allScopes, reachOf } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created, WithHeaders } from '../http/reply.ts';
import { endedSessionCookie, sessionCookie, sessionTokenOf } from '../http/session-cookie.ts';
import type { Newsroom } from '../newsroom.ts';
import { endSession, findSessionEnd, sessionSeconds } from './sessions.actions.ts';
import { changePassword, signIn } from './sign-in.actions.ts';

/** The routes of sessions. Where the site is reached over HTTPS, the cookie goes over nothing else. */
export function sessionsRoutes(newsroom: Newsroom, { publicUrl }: { publicUrl: string }): Route[] {
  const { session } = contract;
  const isSecure = publicUrl.startsWith('https:');
  return [
    route(session.signIn, async ({ body, readerAddress }) => {
      const { user, token, expiresAt } = await signIn(newsroom, { ...body, address: readerAddress });
      const caller = { holder: `user:${user.id}`, scopes: new Set<never>(), user };
      const answer = new Created(toSession(caller, expiresAt), '/v1/session');
      return new WithHeaders(answer, { 'set-cookie': sessionCookie(token, { isSecure, seconds: sessionSeconds }) });
    }),
    route(session.get, async ({ caller, header }) => {
      const token = caller.user && sessionTokenOf({ cookie: header('cookie') });
      const expiresAt = token === undefined ? undefined : await findSessionEnd(newsroom, token);
      return toSession(caller, expiresAt ?? null);
    }),
    route(session.signOut, async ({ header }) => {
      const token = sessionTokenOf({ cookie: header('cookie') });
      if (token !== undefined) await endSession(newsroom, token);
      return new WithHeaders(undefined, { 'set-cookie': endedSessionCookie({ isSecure }) });
    }),
    route(session.changePassword, ({ body, caller, header, readerAddress: address }) => {
      const sessionToken = sessionTokenOf({ cookie: header('cookie') });
      return changePassword(newsroom, { caller, sessionToken, address }, body);
    }),
  ];
}

function toSession(caller: Caller, expiresAt: string | null): Session {
  const { user } = caller;
  const rights = allScopes.flatMap((scope) => {
    const reach = reachOf(caller, scope);
    return reach === 'none' ? [] : [{ scope, reach }];
  });
  return { user: user ? { id: user.id, name: user.name, role: user.role } : null, rights, expiresAt };
}
