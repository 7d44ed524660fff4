/** What is wrong with a file of lines, and in which line, counted from 1. The file as a whole cannot be imported. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}
