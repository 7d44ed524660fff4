// The address of a request, in one spelling: what means the same must not be cached twice.

/** Path and query of a request. Everything outside ASCII is percent-encoded, with upper-case digits. */
export interface Address {
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
}

/** The request target as an address, or undefined where it cannot be read (RFC 9112, 3.2; RFC 3986, 6.2.2). */
export function readAddress(target: string): Address | undefined {
  const [, path = '', query = ''] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(target) ?? [];
  if (!path.startsWith('/')) return undefined;
  const spelled = spell(path);
  return isDecodable(spelled) ? { path: spelled, query: spell(query) } : undefined;
}

/** The values of `names` in `query`, the first of each, in the order of `names`. */
export function pickQuery(names: readonly string[], query: string): URLSearchParams {
  const picked = new URLSearchParams();
  if (query === '' || names.length === 0) return picked;
  const given = new URLSearchParams(query);
  for (const name of names) {
    const value = given.get(name);
    if (value !== null && value !== '') picked.set(name, value);
  }
  return picked;
}

/** Path and query as one text. */
export function toTarget(path: string, query: URLSearchParams | string): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

// Node gives each byte of the request line as one character.
function spell(part: string): string {
  if (/^[\w\-.~/!$&'()*+,;=:@]*$/.test(part)) return part;
  return part
    .replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16));
      return /[\w\-.~]/.test(character) ? character : escape.toUpperCase();
    });
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
