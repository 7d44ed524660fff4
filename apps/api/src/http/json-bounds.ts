// What JSON may look like before anybody reads it: not deeper and not wider than anything of ours is, and with no name
// twice in one object, of which every reader would believe another one (RFC 8259, 4).
import { Refusal } from '../refusal.ts';

/** How many objects and arrays may stand in each other. */
export const deepestJson = 64;
/** How many members an object may have, and items an array. */
export const widestJson = 10_000;

interface Open {
  /** The names so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  count: number;
}

const quote = 34;
const comma = 44;
const colon = 58;
const [openArray, closeArray, openObject, closeObject] = [91, 93, 123, 125];

/**
 * Throws `malformed-request` where `text` is deeper or wider than it may be, or names something twice. What is no JSON at
 * all passes: who parses it says what is wrong with it.
 */
export function assertBoundedJson(text: string): void {
  const open: Open[] = [];
  let name: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      name = open.at(-1)?.names && text.slice(at, end + 1);
      at = end;
    } else if (code === colon) addName(open.at(-1), name);
    else if (code === comma) countItem(open.at(-1));
    else step(open, code);
  }
}

function step(open: Open[], code: number): void {
  if (code === closeObject || code === closeArray) open.pop();
  if (code !== openObject && code !== openArray) return;
  open.push({ names: code === openObject ? new Set() : undefined, count: 0 });
  if (open.length > deepestJson) throw tooDeep();
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
  return slashes % 2 === 1;
}

// There is one comma fewer than items.
function countItem(parent: Open | undefined): void {
  if (!parent) return;
  parent.count += 1;
  if (parent.count >= widestJson) throw tooWide();
}

function addName(parent: Open | undefined, quoted: string | undefined): void {
  if (!parent?.names || quoted === undefined) return;
  const name = quoted.includes('\\') ? decode(quoted) : quoted.slice(1, -1);
  if (parent.names.has(name)) {
    throw new Refusal('malformed-request', `The body names ${JSON.stringify(name.slice(0, 100))} twice in one object.`);
  }
  parent.names.add(name);
  if (parent.names.size > widestJson) throw tooWide();
}

function decode(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function tooDeep(): Refusal {
  return new Refusal('malformed-request', `The body is nested more than ${deepestJson} levels deep.`);
}

function tooWide(): Refusal {
  return new Refusal('malformed-request', `The body has more than ${widestJson} members or items in one place.`);
}
