// Makes a body safe, and proves it: what comes out is a text that no further round changes, so that it is in a browser
// what it was here. (Markup that turns into other markup when it is read twice is how sanitisers are tricked.)
import { passGate } from './body/body-gate.ts';
import { prefixIds } from './body/body-anchors.ts';
import { reshapeBody } from './body/body-reshape.ts';
import { parseBody, serialiseBody, TangledMarkup } from './body/body-tree.ts';

export interface SanitiseOptions {
  /** The address that relative ones are relative to, where the body comes from another site. */
  readonly baseUrl?: string | undefined;
}

const maxRounds = 8;
// Controls and noncharacters, which neither feeds (XML) nor all databases can hold. Tab and line ends stay.
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** `html` with nothing but what the domain's `bodyAllowList` names. Sanitising the result changes nothing. */
export function sanitiseBody(html: string, { baseUrl }: SanitiseOptions = {}): string {
  try {
    return settle(html, baseUrl) ?? toPlainParagraph(html);
  } catch (error) {
    if (error instanceof TangledMarkup) return toPlainParagraph(html);
    throw error;
  }
}

function settle(html: string, baseUrl: string | undefined): string | undefined {
  let body = html;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = cleanOnce(body, baseUrl);
    if (next === body) return body;
    body = next;
  }
  return undefined;
}

function cleanOnce(html: string, baseUrl: string | undefined): string {
  const root = parseBody(html.toWellFormed().replace(unstorable, ''));
  reshapeBody(root, baseUrl);
  prefixIds(root);
  return serialiseBody(parseBody(passGate(serialiseBody(root))));
}

// Only markup that was made to do harm comes here. Its words are kept.
function toPlainParagraph(html: string): string {
  const words = html.split('<').map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)));
  return settle(`<p>${words.join(' ').replace(/\s+/g, ' ').trim()}</p>`, undefined) ?? '';
}
