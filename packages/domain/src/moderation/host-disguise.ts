// Names of hosts that are made to be taken for others.
import { isHostOf, namesAbove } from './comment-links.ts';
import { toLatinLookAlike } from './look-alikes.ts';

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Lisu}/u,
];

/**
 * The name that `host` can be taken for: where a part of it mixes scripts, is of another script as a whole and yet
 * could be Latin, begins as one of `knownHosts` does, or differs from one in nothing but what is easily misread.
 * Undefined for others.
 * `host` is in Unicode and lower case.
 */
export function disguiseOf(host: string, knownHosts: readonly string[]): string | undefined {
  const latin = toLatinLookAlike(host);
  const labels = host.split('.');
  const isMixed = labels.some((label) => scripts.filter((script) => script.test(label)).length > 1);
  // All letters of the label are to be taken for Latin, below a Latin ending: рау.com, not пошта.укр.
  const isForeign = labels
    .slice(0, -1)
    .some((label) => /\P{ASCII}/u.test(label) && !scripts[0]?.test(label) && isAscii(toLatinLookAlike(label)));
  if (isMixed || (isForeign && isAscii(labels.at(-1) ?? ''))) return latin;
  if (isHostOf(host, knownHosts)) return undefined;
  const known = bySeen(knownHosts);
  return namesAbove(asSeen(host))
    .flatMap(beginningsOf)
    .map((name) => known.get(name))
    .find((name) => name !== undefined);
}

/** `name`, and what it begins with: of `a.b.c`, `a.b.c`, `a.b` and `a`. */
function beginningsOf(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(0, labels.length - index).join('.'));
}

const remembered = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function bySeen(hosts: readonly string[]): ReadonlyMap<string, string> {
  const known = remembered.get(hosts) ?? new Map(hosts.map((host) => [asSeen(host), host]));
  remembered.set(hosts, known);
  return known;
}

// What a hurried reader takes for the same.
function asSeen(host: string): string {
  return toLatinLookAlike(host)
    .replace(/\p{M}/gu, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[1l|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/5/g, 's');
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}
