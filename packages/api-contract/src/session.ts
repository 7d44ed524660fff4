import { Email, Password, PresentPassword, Role, Scope, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const group = { group: 'Session' } as const;

/** What somebody signs in with. */
export const Credentials = z
  .strictObject({
    email: Email,
    password: PresentPassword,
  })
  .meta({
    id: 'Credentials',
    description: 'What somebody signs in with.',
    examples: [{ email: 'ilse@example.org', password: 'four lentils in a boat' }],
  });

/** Who asks, and what they may do. */
export const Session = z
  .strictObject({
    user: z
      .strictObject({ id: z.string(), name: z.string(), role: Role })
      .nullable()
      .meta({ description: 'Who signed in; null for a key.' }),
    rights: z
      .array(z.strictObject({ scope: Scope, reach: z.enum(['own-drafts', 'own', 'all']) }))
      .meta({ description: 'What they may do, and whether with everything or with what is their own.' }),
    expiresAt: Timestamp.nullable().meta({ description: 'When the session ends at the latest; null for a key.' }),
  })
  .meta({
    id: 'Session',
    description: 'Who asks, and what they may do.',
    examples: [
      {
        user: { id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e08', name: 'Ilse Marrow', role: 'draft-reader' },
        rights: [{ scope: 'drafts:read', reach: 'all' }],
        expiresAt: '2027-02-21T08:30:00.000Z',
      },
    ],
  });
export type Session = z.infer<typeof Session>;

/** Signing in, for people: programs use keys. The session is a cookie that scripts cannot read. */
export const session = {
  signIn: endpoint({
    ...group,
    id: 'signIn',
    method: 'POST',
    path: '/v1/session',
    access: 'public',
    summary: 'Sign in',
    description:
      'Sets a session cookie. It is good for writes of pages of this site alone. Repeated failures have to wait, ever longer.',
    body: Credentials,
    answer: Session,
    status: 201,
    problems: ['sign-in-failed'],
  }),
  get: endpoint({
    ...group,
    id: 'getSession',
    method: 'GET',
    path: '/v1/session',
    access: 'identified',
    summary: 'Who am I, and what may I do',
    description: 'For whoever signed in, and for the holders of keys.',
    answer: Session,
    status: 200,
    problems: [],
  }),
  signOut: endpoint({
    ...group,
    id: 'signOut',
    method: 'DELETE',
    path: '/v1/session',
    access: 'public',
    summary: 'Sign out',
    description: 'Whoever is not signed in is answered the same.',
    status: 204,
    isOneWay: true,
    problems: [],
  }),
  changePassword: endpoint({
    ...group,
    id: 'changePassword',
    method: 'POST',
    path: '/v1/session/password',
    access: 'identified',
    summary: 'Change your own password',
    description: 'It signs you out everywhere else. Keys have no password.',
    body: z
      .strictObject({
        current: PresentPassword,
        next: Password,
      })
      .meta({
        id: 'PasswordChange',
        description: 'The present password, and the next one.',
        examples: [{ current: 'four lentils in a boat', next: 'eleven pages of harbour' }],
      }),
    status: 204,
    isOneWay: true,
    problems: ['not-permitted', 'sign-in-failed'],
  }),
};
