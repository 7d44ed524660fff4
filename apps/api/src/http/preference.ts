// What the client would like to be answered to a write (RFC 7240, 4.2).

/** Just that it is done, or what has become of it. */
export type ReturnPreference = 'minimal' | 'representation';

/** What `Prefer` says of the answer; undefined where it says nothing of it, or contradicts itself. */
export function readReturnPreference(prefer: string | undefined): ReturnPreference | undefined {
  const asked = new Set(listPreferences(prefer ?? '').map(toReturn));
  asked.delete(undefined);
  return asked.size === 1 ? [...asked][0] : undefined;
}

// A quoted value may hold a comma.
function listPreferences(prefer: string): string[] {
  return prefer.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
}

function toReturn(preference: string): ReturnPreference | undefined {
  const value = /^\s*return\s*=\s*"?([a-z]+)"?\s*(?:;|$)/i.exec(preference)?.[1]?.toLowerCase();
  return value === 'minimal' || value === 'representation' ? value : undefined;
}
