// An answer made ready to be sent many times: hashed once, compressed once in each coding that somebody asks for.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress } from './compress.ts';
import { chooseCoding, type Coding } from './content-coding.ts';
import { findKnownTag, tagIn } from './entity-tag.ts';

/** An answer as it was made. */
export interface PlainAnswer {
  readonly status: number;
  /** Names in lower case. An `etag` is that of the answer as it is; without one, an answer with status 200 is hashed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

interface Variant {
  /** Names and values by turns, as `writeHead` takes them fastest. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

// What belongs to the body that a 304 does not bring (RFC 9110, 15.4.5).
const ofBody: ReadonlySet<string> = new Set(['content-type', 'link']);
// Less gains nothing: it goes in one packet either way.
const leastCompressed = 1_000;

/** An answer with its bodies in every coding that somebody asked for, and the headers of each. */
export class EncodedAnswer {
  readonly status: number;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #etag: string | undefined;
  readonly #plain: Buffer;
  readonly #variants: Partial<Record<Coding, Variant>> = {};
  readonly #making: Partial<Record<Coding, Promise<Variant>>> = {};

  constructor({ status, headers: { etag, ...headers }, body }: PlainAnswer) {
    this.status = status;
    this.#plain = Buffer.from(body);
    this.#etag = etag ?? (status === 200 ? toTag(this.#plain) : undefined);
    this.#headers = { ...headers, vary: withCoding(headers['vary']) };
    this.#variants.identity = this.#variant('identity', this.#plain);
  }

  /**
   * Encodes `answer` in the coding that nearly every browser takes; others follow when they are asked for. `effort`
   * is from 0 to 11: the last ones take a hundred times as long, for files that never change.
   */
  static async from(answer: PlainAnswer, effort?: number): Promise<EncodedAnswer> {
    const encoded = new EncodedAnswer(answer);
    if (encoded.#isCompressed) {
      encoded.#variants.br = encoded.#variant('br', await compress(encoded.#plain, 'br', effort));
    }
    return encoded;
  }

  /** How much memory its bodies take, once each of them has been asked for. */
  get bytes(): number {
    const { br } = this.#variants;
    // What the others make is rarely more than 1.4 times as long as what brotli makes, which makes a third of a text.
    const compressed = br ? 3.8 * br.body.length : this.#isCompressed ? 1.2 * this.#plain.length : 0;
    return this.#plain.length + compressed;
  }

  /**
   * Answers `request` with it: in the best coding, with 304 where the asker has it, without a body for HEAD. `more` are
   * headers of this one time, names and values by turns.
   */
  send(request: IncomingMessage, response: ServerResponse, more: readonly string[] = []): void {
    if (this.#sendKnown(request, response, more)) return;
    const coding = this.#codingFor(request.headers);
    const variant = this.#variants[coding];
    if (variant) {
      this.#write({ request, response }, variant, more);
      return;
    }
    void this.#make(coding).then(
      (made) => this.#write({ request, response }, made, more),
      () => response.destroy(),
    );
  }

  get #isCompressed(): boolean {
    return this.#plain.length >= leastCompressed;
  }

  #codingFor(headers: IncomingMessage['headers']): Coding {
    return this.#isCompressed ? chooseCoding(headers['accept-encoding']) : 'identity';
  }

  #sendKnown({ headers, method }: IncomingMessage, response: ServerResponse, more: readonly string[]): boolean {
    if (headers['if-none-match'] === undefined || this.#etag === undefined) return false;
    if (method !== 'GET' && method !== 'HEAD') return false;
    // The tag that was named: by it a cache finds which of its answers still holds (RFC 9111, 4.3.4).
    const known = findKnownTag(headers['if-none-match'], this.#etag);
    if (known === undefined) return false;
    const tag = known === '*' ? tagIn(this.#etag, this.#codingFor(headers)) : known;
    for (const name of ofBody) response.removeHeader(name);
    const kept = Object.fromEntries(Object.entries(this.#headers).filter(([name]) => !ofBody.has(name)));
    response.writeHead(304, [...Object.entries({ ...kept, etag: tag }).flat(), ...more]).end();
    return true;
  }

  #write(
    { request, response }: { request: IncomingMessage; response: ServerResponse },
    { headers, body }: Variant,
    more: readonly string[],
  ): void {
    if (response.destroyed) return;
    response.writeHead(this.status, [...headers, ...more]);
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  #make(coding: Coding): Promise<Variant> {
    return (this.#making[coding] ??= compress(this.#plain, coding).then(
      (body) => (this.#variants[coding] = this.#variant(coding, body)),
    ));
  }

  #variant(coding: Coding, body: Buffer): Variant {
    const headers = {
      ...this.#headers,
      ...(this.#etag !== undefined && { etag: tagIn(this.#etag, coding) }),
      ...(coding !== 'identity' && { 'content-encoding': coding }),
      'content-length': `${body.length}`,
    };
    return { body, headers: Object.entries(headers).flat() };
  }
}

function toTag(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

function withCoding(vary: string | undefined): string {
  return vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding`;
}
