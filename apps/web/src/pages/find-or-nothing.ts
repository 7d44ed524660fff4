import { ProblemError, type ProblemCode } from '@broadsheet/api-contract';

// What an address that nobody gave out looks like to the API.
const meansMissing: readonly ProblemCode[] = ['not-found', 'invalid-parameter', 'invalid-cursor'];

/** What the API answers, or undefined where there is no such thing. Throws every other refusal. */
export async function findOrNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && meansMissing.includes(error.problem.code)) return undefined;
    throw error;
  }
}
