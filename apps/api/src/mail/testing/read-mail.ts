// A mail as whoever gets it reads it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail, taken apart. */
export interface ReadMail {
  /** By their names in lower case, unfolded, as they are encoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  /** The plain text of it. */
  readonly text: string;
  readonly html: string;
}

/** Takes a mail apart that has a text and an HTML part. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map((part) => split(part.replace(/^\r\n|\r\n$/g, '')));
  const ofType = (type: string) => {
    const part = parts.find((each) => each.headers['content-type']?.startsWith(type) === true);
    return part ? decode(part.body, part.headers['content-transfer-encoding']) : '';
  };
  const subject = decodeWords(headers['subject'] ?? '');
  return { headers, subject, text: ofType('text/plain'), html: ofType('text/html') };
}

/** The mails in an outbox, the oldest first. */
export async function readOutbox(folder: string): Promise<ReadMail[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = files.filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(mails.map(async (name) => readMail(await readFile(join(folder, name), 'utf8'))));
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(headers), body: raw.slice(end + 4) };
}

function decode(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n');
  if (encoding !== 'quoted-printable') return body.replaceAll('\r\n', '\n').replaceAll(/ \n/g, ' ');
  return fromHex(body.replace(/=\r\n/g, ''), '=').replaceAll('\r\n', '\n');
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : fromHex(word.replaceAll('_', ' '), '='),
    );
}

function fromHex(text: string, sign: string): string {
  return decodeURIComponent(text.replaceAll('%', `${sign}25`).replace(/=([0-9A-F]{2})/gi, '%$1'));
}
