import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Coding } from './content-coding.ts';

const { constants } = zlib;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const zstd = promisify(zlib.zstdCompress);

/** How hard brotli tries where nothing else is said: harder gains little and takes long. */
export const usualEffort = 5;

/** `bytes` in `coding`. `effort` is brotli's, from 0 to 11. */
export function compress(bytes: Buffer, coding: Coding, effort = usualEffort): Promise<Buffer> {
  if (coding === 'br') {
    const params = { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return brotli(bytes, { params });
  }
  if (coding === 'zstd') return zstd(bytes);
  return coding === 'gzip' ? gzip(bytes) : Promise.resolve(bytes);
}

/** What compresses a stream as it goes by. What it holds back for a better result comes at the end. */
export function compressor(coding: Exclude<Coding, 'identity'>): Transform {
  if (coding === 'zstd') return zlib.createZstdCompress();
  if (coding === 'gzip') return zlib.createGzip();
  // A smaller window than usual: each stream that runs has one.
  const params = { [constants.BROTLI_PARAM_QUALITY]: usualEffort, [constants.BROTLI_PARAM_LGWIN]: 18 };
  return zlib.createBrotliCompress({ params });
}
