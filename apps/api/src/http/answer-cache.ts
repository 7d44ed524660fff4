// Keeps what anonymous readers were answered, for as long as nothing has been written. It stands in front of Express:
// going through Express costs more than answering does.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { limitHeaderNames, type FrontListener } from './behind-limits.ts';
import { isKnown } from './etag.ts';

/** An answer as it was sent. */
interface KeptAnswer {
  readonly etag: string;
  /** Names and values by turns, as `writeHead` takes them fastest. */
  readonly headers: readonly string[];
  readonly headersWithoutBody: readonly string[];
  readonly body: Buffer;
}

// What an answer costs besides its body: its address and its headers. An estimate on the safe side.
const overheadBytes = 2_000;

/** Answers by address, all of one state of the data. The longest unused goes first. */
export class AnswerCache {
  readonly #maxBytes: number;
  readonly #answers = new Map<string, KeptAnswer>();
  /** In which state of the data an answer was begun. */
  readonly #begun = new WeakMap<IncomingMessage, number>();
  #stamp = -1;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What was answered at `target` in the state `stamp`. */
  find(target: string, stamp: number): KeptAnswer | undefined {
    this.#moveTo(stamp);
    const answer = this.#answers.get(target);
    if (!answer || stamp !== this.#stamp) return undefined;
    this.#answers.delete(target);
    this.#answers.set(target, answer);
    return answer;
  }

  /** Notes that the answer to `request` is made of data in the state `stamp`, or of later ones. */
  begin(request: IncomingMessage, stamp: number): void {
    this.#begun.set(request, stamp);
  }

  /** Keeps the answer to `request`, whose headers `response` has, where it was begun in the state that still is. */
  keep({ request, response }: { request: IncomingMessage; response: ServerResponse }, body: Buffer): void {
    const stamp = this.#begun.get(request);
    const target = request.url ?? '';
    if (stamp !== this.#stamp || this.#answers.has(target)) return;
    const headers = Object.entries(response.getHeaders())
      .filter(([name]) => !limitHeaderNames.has(name))
      .map(([name, value]) => [name, String(value)] as const);
    this.#answers.set(target, {
      etag: String(response.getHeader('etag')),
      headers: headers.flat(),
      headersWithoutBody: headers.filter(([name]) => !name.startsWith('content-')).flat(),
      body,
    });
    this.#bytes += body.length + overheadBytes;
    this.#makeRoom();
  }

  // Numbers only grow: a smaller one was read before a write that somebody else has seen already.
  #moveTo(stamp: number): void {
    if (stamp <= this.#stamp) return;
    this.#stamp = stamp;
    this.#answers.clear();
    this.#bytes = 0;
  }

  #makeRoom(): void {
    for (const [target, { body }] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#answers.delete(target);
      this.#bytes -= body.length + overheadBytes;
    }
  }
}

/**
 * Answers from `cache` what it has, and everything else by `listener`. `readStamp` tells the state of the data: a number
 * that grows with every write of any process, so that no answer is older than the last write before its request.
 */
export function behindAnswerCache(
  listener: RequestListener,
  cache: AnswerCache,
  readStamp: () => Promise<number>,
): FrontListener {
  const pass: FrontListener = (request, response, headers) => {
    for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
    listener(request, response);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse, headers: readonly string[]) => {
    // Where the data cannot be reached, the listener finds that out by itself, and says so.
    const stamp = await readStamp().catch(() => undefined);
    const kept = stamp === undefined ? undefined : cache.find(request.url ?? '', stamp);
    if (kept) {
      send(kept, { request, response }, headers);
      return;
    }
    if (stamp !== undefined) cache.begin(request, stamp);
    pass(request, response, headers);
  };
  return (request, response, headers) => {
    if (isAnonymousRead(request)) void answer(request, response, headers);
    else pass(request, response, headers);
  };
}

function isAnonymousRead({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && headers.authorization === undefined && headers.host !== undefined;
}

function send(
  kept: KeptAnswer,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  headers: readonly string[],
): void {
  if (isKnown(request.headers['if-none-match'], kept.etag)) {
    response.writeHead(304, [...kept.headersWithoutBody, ...headers]).end();
    return;
  }
  response.writeHead(200, [...kept.headers, ...headers]).end(request.method === 'HEAD' ? undefined : kept.body);
}
