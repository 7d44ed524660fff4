import type { Scope } from '@broadsheet/domain';
import { Refusal } from './refusal.ts';

/** Who asks, and what they may do. */
export interface Caller {
  /** Under which name what belongs to them is kept: `key:ID`, `admin`. Readers without a key have none. */
  readonly holder: string | undefined;
  readonly scopes: ReadonlySet<Scope>;
}

/** A reader without a key. */
export const anonymous: Caller = { holder: undefined, scopes: new Set() };

/** Whether `caller` may do what `scope` stands for. */
export function may(caller: Caller, scope: Scope): boolean {
  return caller.scopes.has(scope);
}

/** Throws `key-required` for a reader without a key, and `scope-missing` where the key is not good for `what`. */
export function assertMay(caller: Caller, scope: Scope, what = 'this'): void {
  if (may(caller, scope)) return;
  if (caller === anonymous) throw new Refusal('key-required', `For ${what}, send a key: Authorization: Bearer …`);
  throw new Refusal('scope-missing', `For ${what}, the key needs the scope ${scope}.`);
}
