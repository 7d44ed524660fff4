// Passwords as they are kept: Argon2id (RFC 9106) with the least costs that OWASP's cheat sheet on storing passwords
// names, as text that says how it was made, so that later ones may cost more.
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../refusal.ts';

const costs = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

/** `password` as it is kept. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltBytes);
  const digest = await digestOf(password, { ...costs, nonce, tagLength: hashBytes });
  return toKept(nonce, digest);
}

/** What is kept of somebody who has no password: none is right. */
export const noPassword = toKept(Buffer.alloc(saltBytes), Buffer.alloc(hashBytes));

/** Whether `password` is the one that is kept as `kept`. Without one, it takes as long and is never right. */
export async function isPassword(password: string, kept: string = noPassword): Promise<boolean> {
  const { memory, passes, parallelism, nonce, digest } = parse(kept);
  const asked = await digestOf(password, { memory, passes, parallelism, nonce, tagLength: digest.length });
  return timingSafeEqual(asked, digest) && kept !== noPassword;
}

function toKept(nonce: Uint8Array, digest: Uint8Array): string {
  const { memory, passes, parallelism } = costs;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toText(nonce)}$${toText(digest)}`;
}

function parse(kept: string) {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (!parts) throw new Error('A password is kept in a way that this version does not know.');
  const [, memory, passes, parallelism, nonce = '', digest = ''] = parts;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    digest: Buffer.from(digest, 'base64'),
  };
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

const hashNow = promisify(argon2);
const atOnce = 2;
const waitingAtMost = 50;
const waiting: (() => void)[] = [];
let underWay = 0;

// Each takes 19 MB and a core: many at once would leave nothing for readers.
async function digestOf(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  if (waiting.length >= waitingAtMost) throw new Refusal('unavailable', 'Too many people sign in at this moment.');
  if (underWay >= atOnce) await new Promise<void>((resolve) => void waiting.push(resolve));
  else underWay += 1;
  try {
    return await hashNow('argon2id', { ...parameters, message: password.normalize('NFKC') });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }
}
