import { InvalidArgumentError } from 'commander';

/** A name as it is typed: one line of 1 to 200 characters. */
export function toName(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > 200) throw new InvalidArgumentError('It must have 1 to 200 characters.');
  return name;
}
