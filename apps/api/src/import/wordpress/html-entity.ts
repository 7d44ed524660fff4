import { parseFragment } from 'parse5';

const known = new Map<string, string | undefined>([['apos', "'"]]);

/** The character that HTML names `name` (`nbsp`, `eacute`), or undefined. */
export function findHtmlEntity(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z\d]{1,31}$/.test(name)) return undefined;
  if (!known.has(name)) known.set(name, decode(name));
  return known.get(name);
}

function decode(name: string): string | undefined {
  const [text] = parseFragment(`&${name};`).childNodes;
  // HTML reads `&notit;` as `¬it;`: only what was taken whole is an entity.
  return text !== undefined && 'value' in text && [...text.value].length <= 2 ? text.value : undefined;
}
