import { Password, User, UserDraft, UserPatch } from '@broadsheet/domain';
import { z } from 'zod';
import { ById, PageQuery, endpoint, pageOf } from './endpoint.ts';
import { exampleOf } from './selection.ts';

const manage = { group: 'Users', access: 'users:manage' } as const;

/** A user with the password that was made up for them. */
export const UserWithPassword = z
  .strictObject({
    user: User,
    password: z
      .string()
      .nullable()
      .meta({ description: 'The password that was made up, shown this once; null where one was given.' }),
  })
  .meta({
    id: 'UserWithPassword',
    description: 'A user, and the password that was made up for them.',
    examples: [{ user: exampleOf(User), password: 'k7wq-…' }],
  });
export type UserWithPassword = z.infer<typeof UserWithPassword>;

/** A new password for somebody who has lost theirs. */
export const PasswordReset = z
  .strictObject({ password: Password.optional() })
  .meta({ id: 'PasswordReset', description: 'Another password. Without one, one is made up.', examples: [{}] });

/** The people of the newsroom. Nobody gives a role that may do more than they may. */
export const users = {
  list: endpoint({
    ...manage,
    id: 'listUsers',
    method: 'GET',
    path: '/v1/users',
    summary: 'List users, the newest first',
    query: PageQuery,
    answer: pageOf(User),
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    ...manage,
    id: 'getUser',
    method: 'GET',
    path: '/v1/users/{id}',
    summary: 'Read one user',
    params: ById,
    answer: User,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...manage,
    id: 'createUser',
    method: 'POST',
    path: '/v1/users',
    summary: 'Add a user',
    body: UserDraft,
    answer: UserWithPassword,
    status: 201,
    problems: ['email-taken'],
  }),
  update: endpoint({
    ...manage,
    id: 'updateUser',
    method: 'PATCH',
    path: '/v1/users/{id}',
    summary: 'Change a user',
    description: 'JSON Merge Patch (RFC 7396). Whoever is no longer active is signed out everywhere at once.',
    params: ById,
    body: UserPatch,
    answer: User,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'email-taken'],
  }),
  resetPassword: endpoint({
    ...manage,
    id: 'resetPassword',
    method: 'POST',
    path: '/v1/users/{id}/password',
    summary: 'Give a user another password',
    description: 'They are signed out everywhere.',
    params: ById,
    body: PasswordReset,
    answer: UserWithPassword,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found'],
  }),
};
