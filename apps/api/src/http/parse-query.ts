import { Refusal } from '../refusal.ts';

/**
 * The parameters of a URL's query. One that is there several times is a list, which no parameter of ours may be.
 * Throws `malformed-request` where it is not valid percent-encoding of UTF-8: replaced, it would mean something else.
 */
export function parseQuery(query: string | null): Record<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const part of (query ?? '').split('&')) {
    if (part === '') continue;
    const [name = '', ...rest] = part.split('=');
    const [key, value] = [decode(name), decode(rest.join('='))];
    const known = values.get(key);
    values.set(key, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(values);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('malformed-request', 'The query of the address is not valid percent-encoding.');
  }
}
