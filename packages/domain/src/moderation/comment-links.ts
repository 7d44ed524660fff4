// Where a comment leads: the links in it, and every name of a host, however it is written.
import { toUnicodeHost } from './punycode.ts';

/** A link in a text: where it leads, if that can be read. */
export interface FoundLink {
  /** In Unicode and lower case; undefined where the address is none. */
  readonly host: string | undefined;
}

// Also what no page would make a link of: advertisers write it for programs that do. One link, not two: http://www.
const link = /(?:\b[a-z][a-z\d+-]{1,11}:\/\/|\bwww\.)(?:www\.)?([^\s/?#\\<>"'()[\]{}]{0,500})/giu;
// What many a program makes a link of, too: a host with a path behind it, or with an ending that words do not have.
const bareLink =
  /(?<![\p{L}\p{N}.@/-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,4}(?:[a-z]{2,24}(?=\/\S)|(?:com|net|org|info|biz|xyz|top|shop|online|site|club|icu|vip|click|link|ru|cn)(?![\p{L}\p{N}.-]))/gu;
// Nobody sees them, and programs skip them.
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** The links in `text`, in their order. What is written like one counts, also where it leads nowhere. */
export function findLinks(text: string): FoundLink[] {
  const shown = text.replace(unseen, '');
  const links = Array.from(shown.matchAll(link), ({ 1: authority = '', index }) => ({
    host: toHost(authority),
    index,
  }));
  const bare = Array.from(shown.matchAll(bareLink), ({ 0: host, index }) => ({ host: toHost(host), index }));
  const begun = new Set(links.map(({ index }) => index));
  return [...links, ...bare.filter(({ index }) => !begun.has(index))]
    .sort((a, b) => a.index - b.index)
    .map(({ host }) => ({ host }));
}

// How people write a dot that no program is to see: example[.]com, example (dot) com, example dot com.
const hiddenDot = /[ \t]?[[({][ \t]?(?:\.|dot|punkt|point|punto)[ \t]?[\])}][ \t]?|[ \t](?:dot|\.)[ \t]/gi;
const otherDot = /[。．｡․]/gu;
const hostLike = /[\p{L}\p{M}\p{N}_-]{1,63}(?:\.[\p{L}\p{M}\p{N}_-]{1,63}){1,10}/gu;

/**
 * Everything in `text` that could be the name of a host, in Unicode and lower case, no two the same: with a scheme
 * before it or not, encoded for an address, or with its dots hidden. There are words among them that are no host
 * ("e.g"): ask it only for names that you know.
 */
export function findHostNames(text: string): string[] {
  const plain = decodePercent(text.replace(unseen, ''))
    .normalize('NFKC')
    .replace(otherDot, '.')
    .replace(hiddenDot, '.');
  return [...new Set(Array.from(plain.matchAll(hostLike), ([name]) => toHost(name) ?? name.toLowerCase()))];
}

/** Whether `host` is one of `hosts`, or below one. Remembers what it made of a list as long as the list is there. */
export function isHostOf(host: string, hosts: readonly string[]): boolean {
  const known = toKnownHosts(hosts);
  return namesAbove(host).some((name) => known.has(name));
}

/** `host`, and every name that it is below: of `a.b.c`, `a.b.c`, `b.c` and `c`. */
export function namesAbove(host: string): string[] {
  const labels = host.split('.').slice(-mostLabels);
  return labels.map((_, index) => labels.slice(index).join('.'));
}

// More than any host has that somebody would list.
const mostLabels = 20;

const remembered = new WeakMap<readonly string[], ReadonlySet<string>>();

function toKnownHosts(hosts: readonly string[]): ReadonlySet<string> {
  const known = remembered.get(hosts) ?? new Set(hosts.map((each) => toHost(each) ?? each));
  remembered.set(hosts, known);
  return known;
}

/** The host that the beginning of an address names, in Unicode and lower case, without `www.`; undefined for none. */
export function toHost(authority: string): string | undefined {
  try {
    const { hostname } = new URL(`http://${authority}/`);
    const host = toUnicodeHost(hostname)
      .replace(/^www\./, '')
      .replace(/\.$/, '');
    return host === '' ? undefined : host;
  } catch {
    return undefined;
  }
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
