import type { ProblemCode } from '@broadsheet/api-contract';

/** One field that is wrong: where it is (RFC 6901), and what is wrong with it. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** What was asked is refused. `message` is a sentence for a person; programs branch on `code`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  /** What the answer has besides. */
  headers: Readonly<Record<string, string>> = {};

  constructor(code: ProblemCode, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }

  /** This refusal, with headers besides those that every refusal of its kind has. */
  withHeaders(headers: Readonly<Record<string, string>>): this {
    this.headers = headers;
    return this;
  }
}
