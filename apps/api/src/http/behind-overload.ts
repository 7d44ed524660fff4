// How much is answered at once. More is refused quickly: whoever waits in a line that only grows gets nothing at all, and
// what waits takes memory.
import type { RequestListener } from 'node:http';
import { letAnybodyRead } from './cors.ts';
import { toProblem } from './problem.ts';
import { writeProblem } from './write-problem.ts';

/** Lets `listener` answer at most so many requests at once, and answers 503 to the rest. */
export function behindOverload(listener: RequestListener, mostAtOnce: number): RequestListener {
  let running = 0;
  return (request, response) => {
    // Whoever asks whether the process lives would end it for being busy.
    if (running >= mostAtOnce && request.url !== '/livez') {
      letAnybodyRead({ request, response });
      const problem = toProblem('unavailable', 'More is asked at once than can be answered. Try again in a moment.');
      writeProblem({ request, response }, problem, { 'retry-after': '1' });
      return;
    }
    running += 1;
    response.once('close', () => (running -= 1));
    listener(request, response);
  };
}
