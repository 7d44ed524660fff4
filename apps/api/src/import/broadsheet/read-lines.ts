// A file of lines, compressed or not, in bounded memory whatever is in it.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './file-fault.ts';

/** A line, counted from 1, without its end. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The longest line, in bytes: an article of eight million characters, each of them escaped. */
const longestLine = 64_000_000;
const lineFeed = 0x0a;

/** The lines of `bytes`. Throws a `FileFault` where it is broken: cut off, no UTF-8, or a line that has no end. */
export async function* readLines(bytes: AsyncIterable<Uint8Array, void, void>): AsyncGenerator<Line, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const take = (last: Uint8Array): Line => {
    const text = decode(decoder, Buffer.concat([...pieces, last]), number);
    pieces = [];
    length = 0;
    return { number: number++, text };
  };
  for await (const chunk of guardGzip(expand(bytes), () => number)) {
    let begin = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, begin)) {
      yield take(chunk.subarray(begin, end));
      begin = end + 1;
    }
    const rest = chunk.subarray(begin);
    length += rest.length;
    if (length > longestLine) throw new FileFault(number, `The line has more than ${longestLine} bytes.`);
    if (rest.length > 0) pieces.push(rest);
  }
  if (length > 0) yield take(new Uint8Array());
}

function decode(decoder: TextDecoder, bytes: Uint8Array, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FileFault(number, 'The line is not UTF-8.');
  }
}

/** What is compressed begins with two bytes that no text begins with. */
async function* expand(bytes: AsyncIterable<Uint8Array, void, void>): AsyncGenerator<Uint8Array, void, void> {
  const source: AsyncIterator<Uint8Array, void, void> = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let length = 0;
  while (length < 2) {
    const next = await source.next();
    if (next.done === true) break;
    head.push(next.value);
    length += next.value.length;
  }
  const all = concat(Buffer.concat(head), source);
  const [first, second] = Buffer.concat(head);
  if (first !== 0x1f || second !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  pipeline(Readable.from(all), gunzip, () => undefined);
  for await (const chunk of gunzip) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

async function* concat(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* guardGzip(
  chunks: AsyncIterable<Uint8Array>,
  lineNumber: () => number,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* chunks;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') throw new FileFault(lineNumber(), 'The file is cut off: its compression does not end.');
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new FileFault(lineNumber(), 'The file is damaged: it cannot be uncompressed.');
    }
    throw error;
  }
}
