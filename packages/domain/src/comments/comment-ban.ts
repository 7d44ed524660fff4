// Whose comments nobody but a moderator is to see.
import { z } from 'zod';
import { sizeOfRange, toAddressRange } from '../values/address-range.ts';
import { Email } from './comment.ts';
import { Id } from '../values/identifier.ts';
import { isNamePattern } from '../moderation/name-pattern.ts';
import { line, optionalLine } from '../text/plain-text.ts';
import { Timestamp, TimestampInput } from '../values/timestamp.ts';

/** What a ban looks at. */
export const CommentBanKind = /* @__PURE__ */ z.enum(['email', 'address', 'name']).meta({
  id: 'CommentBanKind',
  description: 'What a ban looks at: the email address, the IP address, or the name under which somebody writes.',
  examples: ['address'],
});
export type CommentBanKind = z.infer<typeof CommentBanKind>;

// A range of this size has 2^24 or 2^112 addresses: nobody means to ban more at once.
const largestRange = { IPv4: 24, IPv6: 112 };

const AddressRange = /* @__PURE__ */ z
  .string()
  .max(100)
  .transform((text, context) => {
    const range = toAddressRange(text);
    if (range !== undefined) return range;
    context.addIssue('Must be an IP address or a range such as 192.0.2.0/24, 192.0.2.* or 2001:db8::/32.');
    return z.NEVER;
  })
  .refine(
    (range) => sizeOfRange(range) <= (range.includes(':') ? largestRange.IPv6 : largestRange.IPv4),
    'Must be a /8 or narrower for IPv4, a /16 or narrower for IPv6.',
  )
  .meta({
    description: 'An IP address or a range of them: in CIDR, with a netmask or with asterisks. It is answered in CIDR.',
    examples: ['192.0.2.0/24'],
  });

const NamePattern = /* @__PURE__ */ line(80)
  .refine(isNamePattern, 'Must have a letter or digit besides its asterisks, and at most ten of these.')
  .meta({
    description: 'A name, in which `*` stands for any characters. Case, accents and look-alike letters do not count.',
    examples: ['Casino *'],
  });

const terms = {
  reason: optionalLine(400)
    .default('')
    .meta({
      description: 'Why, for other moderators. Write no address into it: it is kept beside the comments that it holds.',
      examples: ['Advertises a casino, again and again.'],
    }),
  expiresAt: TimestampInput.nullable()
    .default(null)
    .meta({
      description: 'When it ends; null: never.',
      examples: [null, '2030-01-01T00:00:00Z'],
    }),
};

/** A ban to make. */
export const CommentBanDraft = /* @__PURE__ */ z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('email'), value: Email, ...terms }),
    z.strictObject({ kind: z.literal('address'), value: AddressRange, ...terms }),
    z.strictObject({ kind: z.literal('name'), value: NamePattern, ...terms }),
  ])
  .meta({
    id: 'CommentBanDraft',
    description: 'A ban to make: of an email address, of IP addresses, or of names.',
    examples: [{ kind: 'address', value: '192.0.2.0/24', reason: 'Advertises a casino, again and again.' }],
  });
export type CommentBanDraft = z.infer<typeof CommentBanDraft>;

/** A ban as moderators see it. Never send it to a reader. */
export const CommentBan = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    kind: CommentBanKind,
    value: z.string().nullable().meta({
      description:
        'An email address, a range of IP addresses in CIDR, or a pattern of names; null where it cannot be opened with the present data key.',
    }),
    reason: z.string(),
    createdAt: Timestamp,
    createdBy: z
      .string()
      .nullable()
      .meta({ description: 'Who made it: `user:ID`, `key:ID`, `admin`; null for the command line.' }),
    expiresAt: Timestamp.nullable(),
  })
  .meta({
    id: 'CommentBan',
    description: 'A ban as moderators see it.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e20',
        kind: 'address',
        value: '192.0.2.0/24',
        reason: 'Advertises a casino, again and again.',
        createdAt: '2026-11-23T09:00:00.000Z',
        createdBy: 'user:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e08',
        expiresAt: null,
      },
    ],
  });
export type CommentBan = z.infer<typeof CommentBan>;
