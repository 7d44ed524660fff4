// A refusal of the API, as the client throws it.
import { Problem, ProblemCode } from './problems.ts';

/** The API refused. `problem` says why; branch on `problem.code`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** How many seconds the API asks to wait before the same is sent again; undefined where it does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The refusal that `response` is. What is no problem document becomes one. */
export async function toProblemError(response: Response): Promise<ProblemError> {
  return new ProblemError(await problemOf(response), readRetryAfter(response.headers.get('retry-after')));
}

async function problemOf(response: Response): Promise<Problem> {
  const code = response.status < 500 ? 'malformed-request' : 'unavailable';
  // A newer API may know codes that this client does not; what it says to a person is good all the same.
  const parsed = Problem.extend({ code: ProblemCode.catch(code) }).safeParse(parseJson(await response.text()));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    code,
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
  };
}

// Seconds, or the date of HTTP (RFC 9110, 10.2.3).
function readRetryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
