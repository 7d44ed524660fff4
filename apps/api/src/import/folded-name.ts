/** `name` as it is compared with others: without differences of case, width and Unicode form. */
export function toFoldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
