/** The reader with this number: an address of their own, since limits are those of one address. */
export function readerAt(number: number): { readonly address: string; readonly email: string } {
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  return { address, email: `reader-${number}@example.org` };
}
