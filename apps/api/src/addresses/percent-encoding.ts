/** `text` with its percent-encoding decoded. WordPress cuts names anywhere: half a character at the end goes. */
export function decodePercent(text: string): string {
  return text.replace(/%[\da-f]?$/i, '').replace(/(?:%[\da-f]{2})+/gi, (run, offset: number) => {
    const decoded = new TextDecoder().decode(
      Uint8Array.from(run.match(/[\da-f]{2}/gi) ?? [], (pair) => parseInt(pair, 16)),
    );
    return offset + run.length === text.length ? decoded.replace(/\uFFFD+$/, '') : decoded;
  });
}
