// UTF-8 as old sites have it: text of their earlier years stands in it byte for byte as Windows-1252.
import { isUtf8 } from 'node:buffer';

const windows1252 = new TextDecoder('windows-1252');

/** Decodes UTF-8 piece by piece. Bytes that are none are read as Windows-1252, and counted. */
export class Utf8Decoder {
  /** How many bytes were no UTF-8. */
  foreignBytes = 0;
  #cutOff: Uint8Array = new Uint8Array(0);

  /** The text of the next piece, as far as it is whole. */
  decode(piece: Uint8Array): string {
    const bytes = this.#cutOff.length === 0 ? piece : Buffer.concat([this.#cutOff, piece]);
    const end = bytes.length - lengthOfCutOff(bytes);
    this.#cutOff = bytes.slice(end);
    return this.#read(bytes.subarray(0, end));
  }

  /** What was held back until it was sure that nothing follows. */
  end(): string {
    const rest = this.#cutOff;
    this.#cutOff = new Uint8Array(0);
    return this.#read(rest);
  }

  #read(bytes: Uint8Array): string {
    return isUtf8(bytes) ? toText(bytes) : this.#mend(bytes);
  }

  #mend(bytes: Uint8Array): string {
    const parts: string[] = [];
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const length = lengthOfSequence(bytes[at] ?? 0);
      if (length === 1 || (length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))) {
        at += length;
        continue;
      }
      parts.push(toText(bytes.subarray(from, at)), windows1252.decode(bytes.subarray(at, at + 1)));
      this.foreignBytes += 1;
      at += 1;
      from = at;
    }
    return parts.join('') + toText(bytes.subarray(from));
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** How long the sequence is that `lead` begins (RFC 3629); 0 where it begins none. */
function lengthOfSequence(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

// A sequence whose end the next piece may bring.
function lengthOfCutOff(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    const isContinuation = byte >= 0x80 && byte < 0xc0;
    if (!isContinuation) return lengthOfSequence(byte) > back ? back : 0;
  }
  return 0;
}
