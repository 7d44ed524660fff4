// Where a body may point. Addresses are judged as browsers read them: white space inside, backslashes and all.
import { bodyAllowList } from '@broadsheet/domain';

// Stands for the address of the page, which is not known here. The name is reserved (RFC 6761) and leads nowhere.
const unknownHost = 'page.invalid';
const unknownPage = `https://${unknownHost}/`;
const maxLength = 4096;

/** `address` as a body may link to it, or undefined where it may not. Relative ones are resolved against `base`. */
export function toLinkAddress(address: string, base?: string): string | undefined {
  return toAddress(address, bodyAllowList.linkSchemes, base);
}

/** `address` as a body may show a picture, a sound or a film from it, or undefined. */
export function toMediaAddress(address: string, base?: string): string | undefined {
  return address.trim().startsWith('#') ? undefined : toAddress(address, bodyAllowList.mediaSchemes, base);
}

/** A `srcset` with the candidates that a body may load, or undefined where none is left. */
export function toSourceSet(value: string, base?: string): string | undefined {
  const safe = listCandidates(value.slice(0, maxLength)).flatMap(({ address, size }) => {
    const source = /^(?:\d+w|\d+(?:\.\d+)?x)?$/.test(size) ? toMediaAddress(address, base) : undefined;
    return source === undefined ? [] : [`${source} ${size}`.trim()];
  });
  return safe.length === 0 ? undefined : safe.join(', ');
}

// As HTML reads it: an address ends at white space, or at a comma that white space follows.
function listCandidates(value: string): { address: string; size: string }[] {
  const candidates: { address: string; size: string }[] = [];
  const candidate = /[\s,]*(\S+)([^,]*)/y;
  for (let match = candidate.exec(value); match !== null; match = candidate.exec(value)) {
    const [, word = '', rest = ''] = match;
    const address = word.replace(/,+$/, '');
    if (address !== word) candidate.lastIndex -= rest.length;
    candidates.push({ address, size: address === word ? rest.trim() : '' });
  }
  return candidates;
}

function toAddress(address: string, schemes: readonly string[], base: string | undefined): string | undefined {
  const text = address.trim();
  if (text === '' || text.length > maxLength) return undefined;
  const url = URL.parse(text, base ?? unknownPage);
  if (url === null || !schemes.includes(url.protocol.slice(0, -1))) return undefined;
  if (isOnSamePage(text, url, base)) return url.hash === '' ? '#' : url.hash;
  if (url.hostname === unknownHost) return isPlain(text) ? text : url.href.slice(unknownPage.length - 1);
  return isPlain(text) && /^(?:https?:\/\/[^/]|mailto:|tel:)/i.test(text) ? text : url.href;
}

// A footnote's mark often carries the whole address of the post that it stands in.
function isOnSamePage(text: string, url: URL, base: string | undefined): boolean {
  if (text.startsWith('#')) return true;
  return base !== undefined && url.hash !== '' && url.href.slice(0, -url.hash.length) === withoutFragment(base);
}

function withoutFragment(address: string): string {
  return URL.parse(address)?.href.replace(/#.*$/s, '') ?? address;
}

function isPlain(text: string): boolean {
  return /^[^\s\\\p{Cc}<>"`]+$/u.test(text);
}
