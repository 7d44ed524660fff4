// A word that is looked for everywhere it must not be, in whatever form somebody may have put it.
import { createHash } from 'node:crypto';

/** Every form in which `text` could be recognised: as it is, encoded, or as a hash that anybody could make of a guess. */
export function formsOf(text: string): string[] {
  const texts = [...new Set([text, text.toLowerCase()])];
  return [...new Set(texts.flatMap((each) => [each, rot13(each), reversed(each), ...encoded(each), ...hashed(each)]))];
}

/** Which of these `forms` stand in `text`, in capitals or not. */
export function foundIn(text: string, forms: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return forms.filter((form) => lower.includes(form.toLowerCase()));
}

function encoded(text: string): string[] {
  const bytes = Buffer.from(text);
  const percent = encodeURIComponent(text);
  const everySign = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const entities = text.replaceAll('@', '&#64;');
  return [percent, everySign, entities, bytes.toString('hex'), ...base64(bytes)];
}

// Where it stands among other bytes, its Base64 depends on how many come before it: of each, the part that does not.
function base64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = shifted.subarray(0, shifted.length - (shifted.length % 3));
    const from = before === 0 ? 0 : 4;
    return [whole.toString('base64').slice(from), whole.toString('base64url').slice(from)];
  });
}

function hashed(text: string): string[] {
  return ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(text).digest();
    return [digest.toString('hex'), digest.toString('base64').replace(/=+$/, ''), digest.toString('base64url')];
  });
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}
