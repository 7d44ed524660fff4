import { z } from 'zod';

const maxLength = 2048;
const tooLong = { error: `Must have at most ${maxLength} characters.`, abort: true };

// What a URL parser drops or turns round without a word (white space, controls, backslashes), what could end an
// attribute, and marks that change the direction of the text around.
const misleading = /[\s\p{Cc}\p{Cs}\\<>"\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether `text` is an absolute http or https address without a user name or password, as `WebAddress` wants it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || misleading.test(text) || /^[^/]*\/\/[^/?#]*@/.test(text)) return false;
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

/** An absolute http or https address without a user name or password in it. Never `javascript:` or `data:`. */
export const WebAddress = /* @__PURE__ */ z
  .string()
  .trim()
  .max(maxLength, tooLong)
  .refine(isWebAddress, 'Must be an address that begins with https:// or http://.')
  .meta({ description: 'An absolute http or https URL.', examples: ['https://harbourgazette.example/ferries'] });

/** Where an image lies: a `WebAddress`, or a path on the site itself that begins with one slash. */
export const ImageAddress = /* @__PURE__ */ z
  .string()
  .trim()
  .max(maxLength, tooLong)
  .refine(
    (text) => isWebAddress(text) || isPath(text),
    'Must be an https:// or http:// address, or a path on the site.',
  )
  .meta({ description: 'An absolute http or https URL, or a path on the site.', examples: ['/demo/harbour.svg'] });

// Two slashes would begin the name of another host.
function isPath(text: string): boolean {
  return /^\/(?!\/)/.test(text) && !misleading.test(text);
}
