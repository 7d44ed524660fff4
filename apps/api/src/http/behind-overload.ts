// How much is answered at once. More is refused quickly: whoever waits in a line that only grows gets nothing at all, and
// what waits takes memory.
import type { RequestListener, ServerResponse } from 'node:http';
import { letAnybodyRead } from './cors.ts';
import { toProblem } from './problem.ts';
import { writeProblem } from './write-problem.ts';

/** What is being answered. Who waits for something to happen costs next to nothing, and is not counted. */
export class Load {
  readonly #mostAtOnce: number;
  readonly #running = new Set<ServerResponse>();

  constructor(mostAtOnce: number) {
    this.#mostAtOnce = mostAtOnce;
  }

  get isFull(): boolean {
    return this.#running.size >= this.#mostAtOnce;
  }

  /** Counts `response`, until it is through or only waits. */
  begin(response: ServerResponse): void {
    this.#running.add(response);
    response.once('close', () => this.#running.delete(response));
  }

  /** Notes that `response` waits from now on. */
  leaveWaiting(response: ServerResponse): void {
    this.#running.delete(response);
  }
}

/** Lets `listener` answer as much at once as `load` allows, and answers 503 to the rest. */
export function behindOverload(listener: RequestListener, load: Load): RequestListener {
  return (request, response) => {
    // Whoever asks whether the process lives would end it for being busy.
    if (load.isFull && request.url !== '/livez') {
      letAnybodyRead({ request, response });
      const problem = toProblem('unavailable', 'More is asked at once than can be answered. Try again in a moment.');
      writeProblem({ request, response }, problem, { 'retry-after': '1' });
      return;
    }
    load.begin(response);
    listener(request, response);
  };
}
