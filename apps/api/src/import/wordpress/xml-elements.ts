// An XML file as a stream of its third-level elements, each whole: memory holds one of them at a time.
import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { findHtmlEntity } from './html-entity.ts';
import { WxrSyntaxError } from './wxr-syntax-error.ts';
import type { XmlDecoder } from './xml-decoder.ts';

/** One element, its name in Clark notation (`{namespace}local`) or, without a namespace, plain. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All character data directly in the element, CDATA or not. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A third-level element and the names of the two around it. */
export interface XmlRecord {
  readonly root: string;
  readonly parent: string;
  readonly element: XmlElement;
}

export interface XmlLimits {
  /** The longest text of one element, in UTF-16 units. */
  readonly text: number;
  /** The longest record. */
  readonly record: number;
  /** The most elements in a record. */
  readonly elements: number;
}

export const defaultLimits: XmlLimits = { text: 64 * 2 ** 20, record: 256 * 2 ** 20, elements: 2_000_000 };

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
}

const maxDepth = 32;
const maxTagLength = 2 ** 20;
const pieceLength = 2 ** 16;

/** Reads records from pieces of text. Throws WxrSyntaxError. */
export class XmlRecordReader {
  readonly #parser = new SaxesParser({
    xmlns: true,
    resolvePrefix: (prefix: string) => (prefix === '' ? undefined : `undeclared:${prefix}`),
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  readonly #limits: XmlLimits;
  readonly #decoder: XmlDecoder;
  #open: OpenElement[] = [];
  #records: XmlRecord[] = [];
  #elements = 0;
  #recordStart = 0;
  #lastEvent = 0;
  #isInTag = false;
  #stage: 'reading' | 'probing' | 'ending' = 'reading';
  #piece = { text: '', start: 0 };
  #end: { line: number; column: number } | undefined;

  constructor(decoder: XmlDecoder, limits: XmlLimits) {
    this.#decoder = decoder;
    this.#limits = limits;
    this.#parser.ENTITIES = new Proxy<Record<string, string>>({}, { get: (_, name) => this.#entity(String(name)) });
    this.#parser.on('error', (error) => this.#failAsParser(error));
    this.#parser.on('doctype', (doctype) => this.#refuseEntities(doctype));
    this.#parser.on('opentagstart', () => this.#note(true));
    this.#parser.on('opentag', (tag) => this.#openElement(tag));
    this.#parser.on('closetag', () => this.#closeElement());
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('comment', () => this.#note(false));
  }

  /** The records that end in the next piece of text. */
  *read(text: string): Generator<XmlRecord> {
    for (let from = 0; from < text.length; from += pieceLength) {
      this.#piece = { text: text.slice(from, from + pieceLength), start: this.#parser.position };
      this.#parser.write(this.#piece.text);
      this.#checkLimits();
      yield* this.#records.splice(0);
    }
  }

  /** Checks that the file ended where it should. */
  end(): void {
    this.#end = this.#place();
    // Where an ampersand stands alone, all behind it is read as the name of an entity, which this ends.
    this.#stage = 'probing';
    if (this.#open.length > 0) this.#parser.write(';');
    this.#stage = 'ending';
    this.#parser.close();
  }

  /** Throws a WxrSyntaxError that points at where reading has come to, or at `place`. */
  fail(what: string, place: { line: number; column: number } = this.#place()): never {
    throw new WxrSyntaxError(what, place);
  }

  #entity(name: string): string | undefined {
    const character = findHtmlEntity(name);
    if (character !== undefined || /^\w{1,32}$/.test(name)) return character;
    return this.fail(
      'The file is not well-formed XML: an ampersand stands alone, which has to be written &amp;',
      this.#placeBefore(name),
    );
  }

  // The parser finds out at the next semicolon, which may be pages further.
  #placeBefore(name: string): { line: number; column: number } {
    const { line, column } = this.#place();
    const lines = name.split('\n').length - 1;
    if (lines === 0) return { line, column: Math.max(1, column - name.length - 1) };
    const at = this.#parser.position - name.length - 2 - this.#piece.start;
    const lineStart = at < 0 ? -1 : this.#piece.text.lastIndexOf('\n', at);
    return { line: line - lines, column: lineStart === -1 ? 1 : at - lineStart };
  }

  #place(): { line: number; column: number } {
    return { line: this.#parser.line + this.#decoder.skippedLines, column: Math.max(1, this.#parser.column) };
  }

  #note(isInTag: boolean): void {
    this.#isInTag = isInTag;
    this.#lastEvent = this.#parser.position;
    if (this.#open.length > 2 && this.#lastEvent - this.#recordStart > this.#limits.record) this.#failForLength();
  }

  #openElement(tag: SaxesTagNS): void {
    this.#note(false);
    if (this.#open.length === maxDepth) {
      this.fail(`The file nests more than ${maxDepth} elements, which no export does`);
    }
    if (this.#open.length === 2) {
      this.#elements = 0;
      this.#recordStart = this.#parser.position;
    }
    this.#elements += 1;
    if (this.#elements > this.#limits.elements) this.fail('An item has too many parts to be read');
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    this.#open.push({
      name: tag.uri === '' ? tag.local : `{${tag.uri}}${tag.local}`,
      attributes,
      children: [],
      text: '',
      ...this.#place(),
    });
  }

  #closeElement(): void {
    this.#note(false);
    const element = this.#open.pop();
    const [root, parent] = this.#open;
    if (element === undefined || root === undefined || parent === undefined) return;
    if (this.#open.length === 2) this.#records.push({ root: root.name, parent: parent.name, element });
    else this.#open.at(-1)?.children.push(element);
  }

  #addText(text: string): void {
    this.#note(false);
    const element = this.#open.at(-1);
    // Between records there is only white space, and it would add up.
    if (element === undefined || this.#open.length < 3) return;
    element.text += text;
    if (element.text.length > this.#limits.text) this.#failForLength();
  }

  #checkLimits(): void {
    const length = this.#parser.position - this.#lastEvent;
    if (length > this.#limits.text || (this.#isInTag && length > maxTagLength)) this.#failForLength();
  }

  #failForLength(): never {
    this.fail(
      'A single text of the file is too long to be read; a tag or a CDATA section before this place may not be closed',
    );
  }

  #refuseEntities(doctype: string): void {
    if (doctype.includes('[')) this.fail('The file defines entities of its own (DOCTYPE), which no export does');
  }

  #failAsParser(error: Error): void {
    if (this.#stage === 'probing') return;
    if (this.#stage === 'reading') {
      this.fail(`The file is not well-formed XML: ${error.message.replace(/^[\d:]+ |[.\s]+$/g, '')}`);
    }
    const open = /unclosed tag: (.*)$/.exec(error.message)?.[1];
    if (open !== undefined) this.fail(`The file is cut off: it ends inside <${open}>`, this.#end);
    this.fail('The file is empty or cut off: it has no XML in it', this.#end);
  }
}
