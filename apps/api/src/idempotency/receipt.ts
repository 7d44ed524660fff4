// Which request with an Idempotency-Key is being answered right now. Implicit on purpose: every POST is safe to repeat,
// whoever writes the next one, without passing anything on (docs/decisions/0014).
import { AsyncLocalStorage } from 'node:async_hooks';

/** A request that may be sent again. */
export interface RepeatableRequest {
  /** Keyed hash of who sent it with which key. */
  readonly request: string;
  /** Keyed hash of what it says: the same key for something else is a mistake. */
  readonly fingerprint: string;
}

/** One write of a request: the first, the second, … */
export interface Step extends RepeatableRequest {
  readonly step: string;
}

/** Notes in which order a request writes, so that a second run finds what each write of the first one gave. */
class Receipt {
  readonly #request: RepeatableRequest;
  readonly #part: string;
  #writes = 0;
  #isOpen = true;

  constructor(request: RepeatableRequest, part = '') {
    this.#request = request;
    this.#part = part;
  }

  /** The next write; undefined when the request has been answered: what it left running writes for itself. */
  nextStep(): Step | undefined {
    if (!this.#isOpen) return undefined;
    this.#writes += 1;
    return { ...this.#request, step: `${this.#part}${this.#writes}` };
  }

  ofPart(part: string): Receipt {
    return new Receipt(this.#request, `${this.#part}${part}.`);
  }

  close(): void {
    this.#isOpen = false;
  }
}

const current = new AsyncLocalStorage<Receipt>();

/** Runs `work` as the answer to `request`: what it writes is written once, however often the request comes. */
export function onceFor<T>(request: RepeatableRequest, work: () => Promise<T>): Promise<T> {
  return within(new Receipt(request), work);
}

/**
 * Runs `work` as a part of the request that is being answered. Parts may be run, or left out, independently of each
 * other: each counts its own writes.
 */
export function asPart<T>(part: string, work: () => Promise<T>): Promise<T> {
  const receipt = current.getStore();
  return receipt ? within(receipt.ofPart(part), work) : work();
}

/** The write that is begun now, where the request may be sent again. */
export function nextStep(): Step | undefined {
  return current.getStore()?.nextStep();
}

async function within<T>(receipt: Receipt, work: () => Promise<T>): Promise<T> {
  try {
    return await current.run(receipt, work);
  } finally {
    receipt.close();
  }
}
