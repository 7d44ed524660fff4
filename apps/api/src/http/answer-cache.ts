// Keeps what anonymous readers were answered, for as long as nothing has been written. It stands in front of Express:
// going through Express costs more than answering does.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { EncodedAnswer } from '@broadsheet/service';
import type { FrontListener } from './behind-limits.ts';
import { namesCaller } from './callers.ts';

// What an answer costs besides its bodies: its address and its headers. An estimate on the safe side.
const overheadBytes = 2_000;

/** Answers by address, all of one state of the data. The longest unused goes first. */
export class AnswerCache {
  readonly #maxBytes: number;
  readonly #answers = new Map<string, EncodedAnswer>();
  /** In which state of the data an answer was begun. */
  readonly #begun = new WeakMap<IncomingMessage, number>();
  #stamp = -1;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What was answered at `target` in the state `stamp`. */
  find(target: string, stamp: number): EncodedAnswer | undefined {
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

  /** Keeps the answer to `request` where it was begun in the state that still is. */
  keep(request: IncomingMessage, answer: EncodedAnswer): void {
    const stamp = this.#begun.get(request);
    const target = request.url ?? '';
    if (stamp !== this.#stamp || this.#answers.has(target)) return;
    this.#answers.set(target, answer);
    this.#bytes += answer.bytes + overheadBytes;
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
    for (const [target, { bytes }] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#answers.delete(target);
      this.#bytes -= bytes + overheadBytes;
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
      kept.send(request, response, headers);
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

function isAnonymousRead(request: IncomingMessage): boolean {
  const { method, headers } = request;
  return (method === 'GET' || method === 'HEAD') && !namesCaller(request) && headers.host !== undefined;
}
