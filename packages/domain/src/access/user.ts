import { z } from 'zod';
import { Email } from '../comments/comment.ts';
import { Id } from '../values/identifier.ts';
import { line } from '../text/plain-text.ts';
import { Role } from './role.ts';
import { Timestamp } from '../values/timestamp.ts';

const passwordText = /* @__PURE__ */ z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Must be well-formed Unicode without NUL.');

/** The password that somebody says is theirs: whatever it is, so that nothing tells what theirs may be. */
export const PresentPassword = /* @__PURE__ */ passwordText
  .min(1, 'Must not be empty.')
  .max(1000, 'Must have at most 1000 characters.')
  .meta({ description: 'The password as it is now.', format: 'password', examples: ['four lentils in a boat'] });

/**
 * A password: 12 to 200 characters, whichever its owner likes (NIST SP 800-63B, 3.1.1.2: length counts, rules of
 * composition do not). Spellings that look the same are the same.
 */
export const Password = /* @__PURE__ */ passwordText
  .max(1000, 'Must have at most 200 characters.')
  .normalize('NFKC')
  .refine((text) => [...text].length >= 12, 'Must have at least 12 characters.')
  .refine((text) => [...text].length <= 200, 'Must have at most 200 characters.')
  .meta({
    description: 'A password: 12 to 200 characters, whichever you like.',
    format: 'password',
    examples: ['four lentils in a boat'],
  });

const UserName = /* @__PURE__ */ line(120).meta({ description: 'What colleagues call them.' });
const UserEmail = /* @__PURE__ */ Email.meta({
  description: 'The address they sign in with. Only those who manage users see it.',
  format: 'email',
  examples: ['ilse@example.org'],
});

/** Somebody of the newsroom, as those who manage users see them. Never send it to a reader. */
export const User = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    name: z.string(),
    email: z.string().nullable().meta({ description: 'Null where it cannot be opened with the present data key.' }),
    role: Role,
    isActive: z.boolean().meta({ description: 'Whether they can sign in.' }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.int().positive(),
  })
  .meta({
    id: 'User',
    description: 'Somebody of the newsroom, as those who manage users see them.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e08',
        name: 'Ilse Marrow',
        email: 'ilse@example.org',
        role: 'editor',
        isActive: true,
        createdAt: '2026-11-23T08:30:00.000Z',
        updatedAt: '2026-11-23T08:30:00.000Z',
        version: 1,
      },
    ],
  });
export type User = z.infer<typeof User>;

/** What makes a new user. Without a password, one is made up. */
export const UserDraft = /* @__PURE__ */ z
  .strictObject({ name: UserName, email: UserEmail, role: Role, password: Password.optional() })
  .meta({
    id: 'UserDraft',
    description: 'A new user. Without a password, one is made up and answered once.',
    examples: [{ name: 'Ilse Marrow', email: 'ilse@example.org', role: 'editor' }],
  });
export type UserDraft = z.infer<typeof UserDraft>;

/** A change to a user, as JSON Merge Patch (RFC 7396): what is absent stays. */
export const UserPatch = /* @__PURE__ */ z
  .strictObject({
    name: UserName,
    email: UserEmail,
    role: Role,
    isActive: z.boolean().meta({ description: 'False ends all their sessions, and lets them sign in no more.' }),
  })
  .partial()
  .meta({ id: 'UserPatch', description: 'A change to a user.', examples: [{ role: 'author' }] });
export type UserPatch = z.infer<typeof UserPatch>;
