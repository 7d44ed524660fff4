/** The file cannot be read as a WordPress export. The message is a sentence for a person and says where. */
export class WxrSyntaxError extends Error {
  /** The message without the place. */
  readonly what: string;
  readonly line: number;
  readonly column: number;

  constructor(what: string, { line, column }: { line: number; column: number }) {
    super(`${what} (line ${line}, column ${column})`);
    this.name = 'WxrSyntaxError';
    this.what = what;
    this.line = line;
    this.column = column;
  }
}
