// Many writes in one request: each a transaction of its own, with an outcome of its own.
import { setImmediate } from 'node:timers/promises';
import {
  BatchOperation,
  BatchRequest,
  type BatchAnswer,
  type BatchOutcome,
  type Problem,
} from '@broadsheet/api-contract';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { parseBody } from '../http/parse-input.ts';
import { problemOf } from '../http/problem.ts';
import { asPart } from '../idempotency/receipt.ts';
import type { Newsroom } from '../newsroom.ts';
import { runOperation } from './operations.ts';

/**
 * Does each operation of `body`, in their order, and says what became of it. Throws `invalid-body` where the body holds
 * no list of operations, and what is no refusal: what has failed on our side may be sent again as a whole.
 */
export async function runBatch(newsroom: Newsroom, body: unknown, caller: Caller): Promise<BatchAnswer> {
  const { operations } = parseBody(Envelope, body);
  const outcomes: BatchOutcome[] = [];
  for (const [index, operation] of operations.entries()) {
    // A part for each, so that those that are refused before they write do not shift what the others have written.
    outcomes.push(await asPart(`${index}`, () => outcomeOf(newsroom, { operation, index }, caller)));
    // SQLite answers without ever waiting: whoever else has asked meanwhile comes in between.
    await setImmediate();
  }
  return { outcomes };
}

/** The list, whatever is in it: what is wrong with an operation is that one's own. */
const Envelope = BatchRequest.extend({
  operations: z.array(z.unknown()).min(1, 'Must have at least one.').max(500, 'Must have at most 500.'),
});

async function outcomeOf(
  newsroom: Newsroom,
  { operation, index }: { operation: unknown; index: number },
  caller: Caller,
): Promise<BatchOutcome> {
  const at = `/operations/${index}`;
  let place = at;
  try {
    const parsed = parseBody(BatchOperation, operation, at);
    place = `${at}/body`;
    return await runOperation(newsroom, parsed, caller);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    return { status: problem.status, problem: place === at ? problem : placed(problem, place) };
  }
}

/** The problem of one body as that of the place in the batch where it stands. */
function placed({ errors, ...problem }: Problem, place: string): Problem {
  if (!errors) return problem;
  return { ...problem, errors: errors.map(({ pointer, message }) => ({ pointer: `${place}${pointer}`, message })) };
}
