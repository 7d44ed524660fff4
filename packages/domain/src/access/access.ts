// Who may do what: the one table that the API and every interface ask. Pure.
import type { ArticleStatus } from '../news/publishing.ts';
import type { Role } from './role.ts';
import { allScopes, type Scope } from './scope.ts';

/**
 * How far a right reaches: to nothing, to one's own drafts as long as they are drafts, to everything that one made, or
 * to everything.
 */
export type Reach = 'none' | 'own-drafts' | 'own' | 'all';

/** Role × action. Where a role has no entry for an action, it may not do it at all. */
export const rightsOfRoles: Readonly<Record<Role, Readonly<Partial<Record<Scope, Exclude<Reach, 'none'>>>>>> = {
  'draft-reader': {
    'drafts:read': 'all',
  },
  contributor: {
    'drafts:read': 'own',
    // What they have handed in is with the editors.
    'articles:write': 'own-drafts',
  },
  author: {
    'drafts:read': 'own',
    'articles:write': 'own',
    'articles:publish': 'own',
  },
  editor: {
    'drafts:read': 'all',
    'articles:write': 'all',
    'articles:publish': 'all',
    'authors:write': 'all',
    'sections:write': 'all',
    'comments:moderate': 'all',
    'comments:configure': 'all',
  },
  moderator: {
    'comments:moderate': 'all',
  },
  admin: {
    'drafts:read': 'all',
    'articles:write': 'all',
    'articles:publish': 'all',
    'authors:write': 'all',
    'sections:write': 'all',
    'comments:moderate': 'all',
    'comments:configure': 'all',
    'keys:manage': 'all',
    'users:manage': 'all',
    'webhooks:manage': 'all',
    'newsroom:export': 'all',
  },
};

/** Who asks: somebody who signed in, whose role decides; or a key, which may do what its scopes say, with everything. */
export type Holder =
  | { readonly user: { readonly id: string; readonly role: Role } }
  | { readonly user?: undefined; readonly scopes: ReadonlySet<Scope> };

/** What a right is asked for: who made it (null: an import, or a key), and where it is in its life, if it is an article. */
export interface Subject {
  readonly ownerId: string | null;
  readonly status?: ArticleStatus;
}

/** Something that is nobody's own. Whoever may do something with it may do it with everything. */
const nobodys: Subject = { ownerId: null };

/** How far the right of `holder` to do `scope` reaches. */
export function reachOf(holder: Holder, scope: Scope): Reach {
  if (holder.user) return rightsOfRoles[holder.user.role][scope] ?? 'none';
  return holder.scopes.has(scope) ? 'all' : 'none';
}

/** Whether `holder` may do `scope` with `subject`; without one, with everything there is. */
export function isPermitted(holder: Holder, scope: Scope, subject: Subject = nobodys): boolean {
  return missingScope(holder, scope, subject) === undefined;
}

/** Whether `holder` may do `scope` with something, if only with what is their own. */
export function isPermittedAtAll(holder: Holder, scope: Scope): boolean {
  return reachOf(holder, scope) !== 'none';
}

/**
 * The scope without which `holder` may not do `scope` with `subject`; undefined where they may. What readers see, or
 * will see without anybody looking at it again, is changed only by those who may publish it.
 */
export function missingScope(holder: Holder, scope: Scope, subject: Subject = nobodys): Scope | undefined {
  if (!reaches(holder, scope, subject)) return scope;
  const isOut = subject.status === 'published' || subject.status === 'scheduled';
  if (scope === 'articles:write' && isOut && !reaches(holder, 'articles:publish', subject)) return 'articles:publish';
  return undefined;
}

/** Whether `holder` may see an article: what is published everybody may. */
export function maySeeArticle(holder: Holder, article: Subject): boolean {
  return article.status === 'published' || isPermitted(holder, 'drafts:read', article);
}

/**
 * Whether `holder` may give `granted` away, as a key or a role. Nobody gives more than they have, or they could give it
 * to themselves.
 */
export function mayGrant(
  holder: Holder,
  granted: { readonly scopes: readonly Scope[] } | { readonly role: Role },
): boolean {
  const receiver: Holder =
    'role' in granted ? { user: { id: '', role: granted.role } } : { scopes: new Set(granted.scopes) };
  return allScopes.every((scope) => rank[reachOf(holder, scope)] >= rank[reachOf(receiver, scope)]);
}

const rank: Readonly<Record<Reach, number>> = { none: 0, 'own-drafts': 1, own: 2, all: 3 };

function reaches(holder: Holder, scope: Scope, { ownerId, status }: Subject): boolean {
  const reach = reachOf(holder, scope);
  if (reach === 'all' || reach === 'none') return reach === 'all';
  if (holder.user?.id !== ownerId) return false;
  return reach === 'own' || status === 'draft';
}
