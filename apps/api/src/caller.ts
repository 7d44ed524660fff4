import type { Scope } from '@broadsheet/domain';

/** Who asks: what they may do. */
export interface Caller {
  readonly scopes: ReadonlySet<Scope>;
}

/** A reader without a key. */
export const anonymous: Caller = { scopes: new Set() };

/** Whether `caller` may do what `scope` stands for. */
export function may(caller: Caller, scope: Scope): boolean {
  return caller.scopes.has(scope);
}
