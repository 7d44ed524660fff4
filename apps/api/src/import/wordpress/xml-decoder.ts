// Bytes of an XML file to text that XML allows. Old exports carry control characters, a byte order mark or blank lines
// before the declaration, and encodings of their time.
import { Utf8Decoder } from './utf8-decoder.ts';
import { WxrSyntaxError } from './wxr-syntax-error.ts';

const start = { line: 1, column: 1 };
const sniffLength = 1024;
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

interface PieceDecoder {
  readonly foreignBytes: number;
  decode(piece: Uint8Array): string;
  end(): string;
}

/** Decodes a file piece by piece. A character may be cut anywhere between two pieces. */
export class XmlDecoder {
  /** How many characters were left out because XML 1.0 forbids them. */
  droppedCharacters = 0;
  /** How many lines stood before the first tag; they are not in the text. */
  skippedLines = 0;
  #bytes = new Uint8Array(0);
  #decoder: PieceDecoder | undefined;
  #cutOff = '';
  #hasStarted = false;

  /** How many bytes of a file in UTF-8 were none, and read as Windows-1252. */
  get foreignBytes(): number {
    return this.#decoder?.foreignBytes ?? 0;
  }

  /** The text of the next piece, as far as it is whole. */
  decode(piece: Uint8Array | string): string {
    if (typeof piece === 'string') return this.#clean(piece);
    if (this.#decoder !== undefined) return this.#clean(this.#decoder.decode(piece));
    this.#bytes = concatenate(this.#bytes, piece);
    return this.#bytes.length < sniffLength ? '' : this.#begin();
  }

  /** What was held back until it was sure that nothing follows. */
  end(): string {
    const begun = this.#decoder === undefined && this.#bytes.length > 0 ? this.#begin() : '';
    const rest = this.#clean(this.#decoder?.end() ?? '') + this.#cutOff.toWellFormed();
    this.#cutOff = '';
    return begun + rest;
  }

  #begin(): string {
    this.#decoder = decoderFor(encodingOf(this.#bytes));
    const text = this.#decoder.decode(this.#bytes);
    this.#bytes = new Uint8Array(0);
    return this.#clean(text);
  }

  #clean(piece: string): string {
    const whole = this.#cutOff + piece;
    this.#cutOff = /[\uD800-\uDBFF]$/.exec(whole)?.[0] ?? '';
    const text = whole.slice(0, whole.length - this.#cutOff.length).toWellFormed();
    const legal = text.replace(illegal, () => {
      this.droppedCharacters += 1;
      return '';
    });
    return this.#hasStarted ? legal : this.#trimStart(legal);
  }

  #trimStart(text: string): string {
    const first = text.search(/[^\s\uFEFF]/);
    const blank = first === -1 ? text : text.slice(0, first);
    this.skippedLines += blank.split('\n').length - 1;
    this.#hasStarted = first !== -1;
    return first === -1 ? '' : text.slice(first);
  }
}

function decoderFor(encoding: string): PieceDecoder {
  if (encoding === 'utf-8') return new Utf8Decoder();
  const decoder = new TextDecoder(encoding);
  return { foreignBytes: 0, decode: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
}

function encodingOf(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, sniffLength));
  if (head.startsWith('PK\u0003\u0004')) {
    throw new WxrSyntaxError('This is a ZIP archive: unpack it, and import the XML file in it', start);
  }
  if (head.startsWith('\u001F\u2039') || head.startsWith('\u001F\u008B')) {
    throw new WxrSyntaxError('This file is compressed with gzip: unpack it first', start);
  }
  if (head.startsWith('ÿþ') || head.startsWith('<\u0000')) return 'utf-16le';
  if (head.startsWith('þÿ') || head.startsWith('\u0000<')) return 'utf-16be';
  const declared = /^[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
  // A file that says so in single bytes is not UTF-16, whatever it says.
  return /^(?:utf-?16|ucs-?2|iso-10646)/i.test(declared) ? 'utf-8' : knownEncoding(declared);
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new WxrSyntaxError(`The file is written in the encoding “${label}”, which is not known here`, start);
  }
}

function concatenate(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
