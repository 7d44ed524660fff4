// An answer made ready to be sent many times: hashed once, compressed once.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseCoding, type Coding } from './content-coding.ts';

/** An answer as it was made. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

interface Variant {
  /** Names and values by turns, as `writeHead` takes them fastest. */
  readonly headers: string[];
  readonly notModified: string[];
  readonly body: Buffer;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** An answer with its bodies in every coding that somebody asked for, and the headers of each. */
export class EncodedAnswer {
  readonly status: number;
  readonly #headers: Answer['headers'];
  readonly #tag: string;
  readonly #variants: Partial<Record<Coding, Variant>> = {};
  #gzipping: Promise<Variant> | undefined;

  private constructor({ status, headers, body }: Answer) {
    this.status = status;
    this.#headers = headers;
    const bytes = Buffer.from(body);
    this.#tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    this.#variants.identity = this.#variant('identity', bytes);
  }

  /**
   * Encodes `answer` in the coding that nearly every browser takes; others follow when they are asked for. `effort`
   * is from 0 to 11: the last ones take a hundred times as long, for files that never change.
   */
  static async from(answer: Answer, effort = 5): Promise<EncodedAnswer> {
    const encoded = new EncodedAnswer(answer);
    const { identity } = encoded.#variants;
    if (identity && identity.body.length > 0) {
      const body = await compressBrotli(identity.body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: identity.body.length },
      });
      encoded.#variants.br = encoded.#variant('br', body);
    }
    return encoded;
  }

  /** How much memory its bodies take, once each of them has been asked for. */
  get bytes(): number {
    const { identity, br } = this.#variants;
    // What gzip makes is rarely more than 1.4 times as long as what brotli makes.
    return (identity?.body.length ?? 0) + 2.4 * (br?.body.length ?? 0);
  }

  /** Answers `request` with it: in the best coding, with 304 where the asker has it, without a body for HEAD. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const coding = chooseCoding(request.headers['accept-encoding']);
    const variant = this.#variants[coding];
    if (variant) this.#write(request, response, variant);
    else if (coding === 'gzip') {
      void this.#gzip().then(
        (zipped) => this.#write(request, response, zipped),
        () => response.destroy(),
      );
    } else if (this.#variants.identity) this.#write(request, response, this.#variants.identity);
  }

  #write(request: IncomingMessage, response: ServerResponse, { headers, notModified, body }: Variant): void {
    const known = request.headers['if-none-match'];
    if (known !== undefined && this.status === 200 && (known === '*' || known.includes(this.#tag))) {
      response.writeHead(304, notModified).end();
      return;
    }
    response.writeHead(this.status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  #gzip(): Promise<Variant> {
    const plain = this.#variants.identity?.body ?? Buffer.alloc(0);
    this.#gzipping ??= compressGzip(plain).then((body) => (this.#variants.gzip = this.#variant('gzip', body)));
    return this.#gzipping;
  }

  #variant(coding: Coding, body: Buffer): Variant {
    const always = {
      ...this.#headers,
      vary: 'Accept-Encoding',
      // Each coding is another sequence of bytes, so a strong validator has to tell them apart (RFC 9110, 8.8.3.3).
      ...(this.status === 200 && { etag: `"${this.#tag}${coding === 'identity' ? '' : `-${coding}`}"` }),
    };
    const { 'content-type': _, ...withoutBody } = always as Record<string, string>;
    const headers = {
      ...always,
      ...(coding !== 'identity' && { 'content-encoding': coding }),
      'content-length': `${body.length}`,
    };
    return { body, headers: Object.entries(headers).flat(), notModified: Object.entries(withoutBody).flat() };
  }
}
