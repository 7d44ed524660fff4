import { z } from 'zod';

/** What the holder of an API key may do. Reading what is published needs none of them. */
export const Scope = /* @__PURE__ */ z
  .enum([
    'drafts:read',
    'articles:write',
    'articles:publish',
    'authors:write',
    'sections:write',
    'comments:moderate',
    'comments:configure',
    'keys:manage',
    'users:manage',
    'webhooks:manage',
    'newsroom:export',
  ])
  .meta({ id: 'Scope', description: 'What the holder of an API key may do.', examples: ['comments:moderate'] });
export type Scope = z.infer<typeof Scope>;

/** Every scope there is. */
export const allScopes: readonly Scope[] = Scope.options;
