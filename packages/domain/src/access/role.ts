import { z } from 'zod';

/** What somebody does in the newsroom. What a role may do is in `rightsOfRoles`. */
export const Role = /* @__PURE__ */ z
  .enum(['draft-reader', 'contributor', 'author', 'editor', 'moderator', 'admin'])
  .meta({
    id: 'Role',
    description:
      'What somebody does in the newsroom: read drafts, contribute drafts of their own, publish what they wrote, edit everything, moderate comments, or run it all.',
    examples: ['editor'],
  });
export type Role = z.infer<typeof Role>;

/** Every role there is. */
export const allRoles: readonly Role[] = Role.options;
