// What must be known of a whole export before the first of its articles can be imported.
import type { ImportedAttachment, ImportedAuthor, AttachmentLookup } from './wordpress/imported.ts';
import { toGuestAuthor } from './wordpress/co-authors.ts';
import { toImportedAttachment } from './wordpress/map-attachment.ts';
import { toImportedAuthor } from './wordpress/map-author.ts';
import { mapStatus } from './wordpress/map-status.ts';
import { sortTerms, toImportedTerm } from './wordpress/map-terms.ts';
import type { CategoryName } from './wordpress/old-paths.ts';
import { toSource } from './source.ts';
import type { WxrAuthor, WxrEvent, WxrItem, WxrSite, WxrTerm } from './wordpress/wxr.ts';

export interface Outline {
  readonly site: WxrSite;
  /** The name of the site in the import records. */
  readonly source: string;
  /** By login. */
  readonly authors: ReadonlyMap<string, ImportedAuthor>;
  /** By the slug that they have here. */
  readonly categories: ReadonlyMap<string, CategoryName>;
  /** The slugs of tags, by the one that they have here. */
  readonly tagSlugs: ReadonlyMap<string, string>;
  /** The slugs of the categories in which an item stands first of all: they become sections. */
  readonly sectionSlugs: ReadonlySet<string>;
  readonly attachments: AttachmentLookup;
  /** The contents of reusable blocks, by their number. */
  readonly blocks: ReadonlyMap<number, string>;
}

/** Reads an export to its end. Throws what `events` throws. */
export async function readOutline(events: AsyncIterable<WxrEvent>): Promise<Outline> {
  const parts = new OutlineParts();
  let site: WxrSite | undefined;
  for await (const event of events) {
    if (event.type === 'site') ({ site } = event);
    if (event.type === 'author') parts.addAuthor(event.author);
    if (event.type === 'term') parts.addTerm(event.term);
    if (event.type === 'item') parts.addItem(event.item);
  }
  // The reader yields the site before all else, or throws.
  if (site === undefined) throw new Error('The export has no site.');
  const { guid, authors, categories, tagSlugs, sectionSlugs, attachments, blocks } = parts;
  return { site, source: toSource(site, guid), authors, categories, tagSlugs, sectionSlugs, attachments, blocks };
}

// All of them are held in memory. Those of a newspaper are some notes and forms.
const mostBlocksLength = 8_000_000;

class OutlineParts {
  readonly authors = new Map<string, ImportedAuthor>();
  readonly categories = new Map<string, CategoryName>();
  readonly tagSlugs = new Map<string, string>();
  readonly sectionSlugs = new Set<string>();
  readonly attachments = new Attachments();
  readonly blocks = new Map<number, string>();
  #blocksLength = 0;
  guid = '';

  addAuthor(written: WxrAuthor): void {
    const author = toImportedAuthor(written);
    if (author) this.#keepAuthor(author);
  }

  #keepAuthor({ login, name, bio }: ImportedAuthor): void {
    const known = { login: copyOf(login), name: copyOf(name), ...(bio !== undefined && { bio: copyOf(bio) }) };
    this.authors.set(known.login, known);
  }

  // What the head of the file says comes first, and knows the parents.
  addTerm({ taxonomy, slug, name, parentSlug }: Omit<WxrTerm, 'id' | 'description'>): void {
    if (taxonomy !== 'category' && taxonomy !== 'post_tag') return;
    const term = toImportedTerm({ slug, name });
    const known = taxonomy === 'category' ? this.categories : this.tagSlugs;
    if (!term || known.has(term.slug)) return;
    const here = copyOf(term.slug);
    const there = slug === '' ? here : copyOf(slug);
    if (taxonomy === 'post_tag') this.tagSlugs.set(here, there);
    else this.categories.set(here, { slug: there, parentSlug: copyOf(parentSlug) });
  }

  addItem(item: WxrItem): void {
    if (this.guid === '') this.guid = copyOf(item.guid);
    this.attachments.add(item);
    const guest = toGuestAuthor(item);
    if (guest) this.#keepAuthor(guest);
    this.#addBlock(item);
    for (const term of item.terms) this.addTerm({ ...term, parentSlug: '' });
    const isArticle = item.type === 'post' && mapStatus(item).ok;
    const section = isArticle ? sortTerms(item.terms).section : undefined;
    if (section && !this.sectionSlugs.has(section.slug)) this.sectionSlugs.add(copyOf(section.slug));
  }

  #addBlock({ type, status, postId, content }: WxrItem): void {
    if (type !== 'wp_block' || status !== 'publish' || postId === undefined) return;
    this.#blocksLength += content.length;
    if (this.#blocksLength <= mostBlocksLength) this.blocks.set(postId, copyOf(content));
  }
}

class Attachments implements AttachmentLookup {
  readonly #all = new Map<number, ImportedAttachment>();
  readonly #ofItems = new Map<number, number[]>();

  add(item: WxrItem): void {
    const attachment = toImportedAttachment(item);
    if (!attachment) return;
    const { originalId, parentId, url, alt, caption, isImage } = attachment;
    this.#all.set(originalId, {
      originalId,
      parentId,
      url: copyOf(url),
      alt: copyOf(alt),
      caption: copyOf(caption),
      isImage,
    });
    if (parentId === undefined) return;
    const siblings = this.#ofItems.get(parentId);
    if (siblings) siblings.push(originalId);
    else this.#ofItems.set(parentId, [originalId]);
  }

  findAttachment(originalId: number): ImportedAttachment | undefined {
    return this.#all.get(originalId);
  }

  listAttachmentsOf(originalId: number): ImportedAttachment[] {
    const ids = this.#ofItems.get(originalId) ?? [];
    return ids.map((id) => this.#all.get(id)).filter((each) => each !== undefined);
  }
}

// V8 keeps a part of a text as a view on the whole: a short address would hold the piece of the file it was read in.
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}
