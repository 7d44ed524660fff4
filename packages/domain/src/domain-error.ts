/**
 * What the rules may refuse. Clients branch on the code, so a code never changes its meaning.
 */
export type DomainErrorCode =
  | 'article-incomplete'
  | 'comment-rejected'
  | 'discussion-closed'
  | 'not-a-date-in-the-future'
  | 'parent-not-found'
  | 'transition-not-allowed';

/**
 * A rule refused what was asked. `message` is a sentence for a person, `code` is for programs, and `pointer`
 * (RFC 6901), where given, names the field that is to blame.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly pointer: string | undefined;

  constructor(code: DomainErrorCode, message: string, pointer?: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.pointer = pointer;
  }
}
