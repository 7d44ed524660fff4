import { isPermittedAtAll, missingScope, reachOf, type Role, type Scope, type Subject } from '@broadsheet/domain';
import { Refusal } from './refusal.ts';

/** Who asks. What they may do is the domain's table to say: ask `may`. */
export interface Caller {
  /** Under which name what belongs to them is kept: `key:ID`, `user:ID`, `admin`. Readers have none. */
  readonly holder: string | undefined;
  /** What their key is good for. Whoever signed in has none: their role decides. */
  readonly scopes: ReadonlySet<Scope>;
  /** Who signed in. */
  readonly user?: { readonly id: string; readonly role: Role; readonly name: string };
}

/** A reader without a key. */
export const anonymous: Caller = { holder: undefined, scopes: new Set() };

/** Under which name what `caller` does is noted. Throws `key-required` for a reader. */
export function holderOf({ holder }: Caller): string {
  if (holder === undefined) throw keyRequired('this');
  return holder;
}

/** Whether `caller` may do what `scope` stands for with `subject`; without one, with everything there is. */
export function may(caller: Caller, scope: Scope, subject?: Subject): boolean {
  return missingScope(caller, scope, subject) === undefined;
}

/**
 * Throws `key-required` for a reader, `scope-missing` where a key is not good for `what`, and `not-permitted` where the
 * role of somebody who signed in does not allow it. Without `subject`, it is about everything there is.
 */
export function assertMay(caller: Caller, scope: Scope, what = 'this', subject?: Subject): void {
  const missing = missingScope(caller, scope, subject);
  if (missing !== undefined) throw refusalOf(caller, missing, what);
}

/** As `assertMay`, where it is enough that they may do it with something, if only with what is their own. */
export function assertMayAtAll(caller: Caller, scope: Scope, what = 'this'): void {
  if (!isPermittedAtAll(caller, scope)) throw refusalOf(caller, scope, what);
}

/** Throws `key-required` where nobody says who asks. */
export function assertIdentified(caller: Caller): void {
  if (caller.holder === undefined) throw keyRequired('this');
}

/** The id of the user whose own things alone `caller` may do `scope` with; undefined where it is everybody's. */
export function onlyOwner(caller: Caller, scope: Scope): string | undefined {
  return reachOf(caller, scope) === 'all' ? undefined : caller.user?.id;
}

function refusalOf(caller: Caller, missing: Scope, what: string): Refusal {
  if (caller.user) return new Refusal('not-permitted', `For ${what}, your role would need the right ${missing}.`);
  if (caller.holder === undefined) return keyRequired(what);
  const challenge = `Bearer error="insufficient_scope", scope="${missing}"`;
  const refusal = new Refusal('scope-missing', `For ${what}, the key needs the scope ${missing}.`);
  return refusal.withHeaders({ 'www-authenticate': challenge });
}

/** What somebody is told whose token is good for nothing (RFC 6750, 3.1). `detail` has no quotes in it. */
export function invalidToken(detail: string): Refusal {
  const challenge = `Bearer error="invalid_token", error_description="${detail}"`;
  return new Refusal('key-required', detail).withHeaders({ 'www-authenticate': challenge });
}

function keyRequired(what: string): Refusal {
  return new Refusal('key-required', `For ${what}, send a key: Authorization: Bearer …`);
}
