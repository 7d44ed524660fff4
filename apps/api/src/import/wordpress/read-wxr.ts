// Reads a WordPress export as a stream. Memory holds one item at a time, however long the file is.
import { toAuthor, toCategory, toItem, toTag, toTerm, usualName } from './wxr-records.ts';
import type { WxrEvent, WxrSite } from './wxr.ts';
import { XmlDecoder } from './xml-decoder.ts';
import { defaultLimits, XmlRecordReader } from './xml-elements.ts';
import type { XmlElement, XmlLimits, XmlRecord } from './xml-elements.ts';

const siteFields: Readonly<Record<string, keyof WxrSite>> = {
  'wp:wxr_version': 'version',
  title: 'title',
  description: 'description',
  link: 'link',
  language: 'language',
  'wp:base_site_url': 'baseSiteUrl',
  'wp:base_blog_url': 'baseBlogUrl',
};

const records: Readonly<Record<string, (element: XmlElement) => WxrEvent>> = {
  'wp:author': (element) => ({ type: 'author', author: toAuthor(element) }),
  'wp:category': (element) => ({ type: 'term', term: toCategory(element) }),
  'wp:tag': (element) => ({ type: 'term', term: toTag(element) }),
  'wp:term': (element) => ({ type: 'term', term: toTerm(element) }),
  item: (element) => ({ type: 'item', item: toItem(element) }),
};

/**
 * What the export in `stream` holds, in its order. Throws WxrSyntaxError, with line and column, where it is no
 * well-formed XML or no export, also after it has yielded what came before.
 */
export async function* readWxr(
  stream: AsyncIterable<Uint8Array | string>,
  limits: XmlLimits = defaultLimits,
): AsyncGenerator<WxrEvent, void, void> {
  const decoder = new XmlDecoder();
  const reader = new XmlRecordReader(decoder, limits);
  const interpreter = new WxrInterpreter(reader);
  for await (const piece of stream) yield* interpreter.read(decoder.decode(piece));
  yield* interpreter.read(decoder.end());
  yield* interpreter.end();
  const { droppedCharacters, foreignBytes } = decoder;
  yield { type: 'end', repairs: { droppedCharacters, foreignBytes } };
}

class WxrInterpreter {
  readonly #reader: XmlRecordReader;
  #site: WxrSite = {
    version: '',
    title: '',
    description: '',
    link: '',
    language: '',
    baseSiteUrl: '',
    baseBlogUrl: '',
  };
  #hasSite = false;

  constructor(reader: XmlRecordReader) {
    this.#reader = reader;
  }

  *read(text: string): Generator<WxrEvent> {
    for (const record of this.#reader.read(text)) yield* this.#interpret(record);
  }

  *end(): Generator<WxrEvent> {
    this.#reader.end();
    if (!this.#hasSite) yield this.#beginSite(undefined);
  }

  *#interpret({ root, parent, element }: XmlRecord): Generator<WxrEvent> {
    if (root !== 'rss' || parent !== 'channel') {
      const found = root.replace(/^\{.*\}/s, '');
      this.#reader.fail(
        `The file is XML, but no WordPress export: it begins with <${found}> and not with <rss><channel>`,
        element,
      );
    }
    const name = usualName(element) ?? '';
    const field = siteFields[name];
    if (field !== undefined && !this.#hasSite) this.#site = { ...this.#site, [field]: element.text.trim() };
    const toEvent = records[name];
    if (toEvent === undefined) return;
    if (!this.#hasSite) yield this.#beginSite(element);
    yield toEvent(element);
  }

  #beginSite(place: XmlElement | undefined): WxrEvent {
    const { version } = this.#site;
    if (version === '') this.#reader.fail('The file is no WordPress export: it names no WXR version', place);
    if (!/^1\.[0-2]$/.test(version)) {
      this.#reader.fail(`The file is a WordPress export of version ${version}; versions 1.0 to 1.2 can be read`, place);
    }
    this.#hasSite = true;
    return { type: 'site', site: this.#site };
  }
}
