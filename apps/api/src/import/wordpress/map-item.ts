// An item of the file as an article of ours, or why it becomes none.
import { toSlug } from '@broadsheet/domain';
import { takeClosingSources } from './closing-sources.ts';
import { toByline } from './co-authors.ts';
import { cutLine, toPlainLine } from './html-text.ts';
import type { AttachmentLookup, ImportedArticle, SkippedItem } from './imported.ts';
import { mapComments } from './map-comments.ts';
import { mapStatus } from './map-status.ts';
import { languageOf, sortTerms } from './map-terms.ts';
import { listOldPaths } from './old-paths.ts';
import { decodePercent } from '../../addresses/percent-encoding.ts';
import { renderShortcodes } from './shortcodes.ts';
import { toUnsafeBody } from './to-body.ts';
import { toMoment } from './wxr-date.ts';
import type { WxrItem, WxrSite } from './wxr.ts';

export interface MappingContext {
  readonly site: WxrSite;
  readonly attachments: AttachmentLookup;
  /** The content of a block that texts name by its number. */
  readonly findBlock: (originalId: number) => string | undefined;
  /** Makes a body safe; relative addresses in it are relative to `baseUrl`. */
  readonly sanitise: (html: string, options: { baseUrl: string | undefined }) => string;
}

export type MappedItem =
  | { readonly ok: true; readonly article: ImportedArticle }
  | { readonly ok: false; readonly skipped: SkippedItem };

const maxTitleLength = 300;
const maxDekLength = 1000;

const notArticles: Readonly<Record<string, string>> = {
  attachment: 'Media files come in where an article shows them.',
  nav_menu_item: 'Menus are not imported: sections and pages make the navigation.',
  revision: 'It is an older version of another item.',
  'guest-author': 'Guest authors come in as authors.',
  wp_block: 'Reusable blocks come in where an article shows them.',
};

/** What `item` becomes. */
export function mapItem(item: WxrItem, context: MappingContext): MappedItem {
  const status = mapStatus(item);
  const reason = whyNoArticle(item) ?? (status.ok ? undefined : status.reason);
  const { postId } = item;
  if (reason !== undefined || !status.ok || postId === undefined) {
    const skipped = {
      originalId: postId,
      title: toPlainLine(item.title),
      kind: item.type,
      reason: reason ?? 'It has no number (wp:post_id), so that a second import could not know it again.',
    };
    return { ok: false, skipped };
  }
  const notes = new Set<string>(status.note === undefined ? [] : [status.note]);
  return { ok: true, article: toArticle(item, { ...context, originalId: postId, status: status.status, notes }) };
}

interface ArticleContext extends MappingContext {
  readonly originalId: number;
  readonly status: ImportedArticle['status'];
  readonly notes: Set<string>;
}

function toArticle(item: WxrItem, context: ArticleContext): ImportedArticle {
  const { originalId, status, notes, site } = context;
  const kind = item.type === 'page' ? 'page' : 'article';
  const { body, sources } = toBody(item, context);
  const title = toTitle(item, body, notes);
  const { comments, notes: commentNotes } = mapComments(item.comments);
  const { section, tags } = sortTerms(item.terms);
  for (const note of commentNotes) notes.add(note);
  return {
    originalId,
    originalUrl: /^https?:\/\//i.test(item.link) && URL.canParse(item.link) ? item.link : undefined,
    oldPaths: listOldPaths(item, site),
    kind,
    slug: toSlug(decodePercent(item.slug)) ?? toSlug(title === untitled ? '' : title) ?? `${kind}-${originalId}`,
    title,
    dek: toDek(item, context),
    body,
    sources,
    authors: toByline(item),
    section: kind === 'page' ? undefined : section,
    tags,
    featuredImageAttachmentId: toNumber(item.meta.find(({ key }) => key === '_thumbnail_id')?.value),
    language: languageOf(item.terms, site.language),
    status,
    ...datesOf(item),
    commentPolicy: item.commentStatus === 'open' ? 'open' : 'closed',
    comments,
    isSticky: item.isSticky,
    notes: [...notes],
  };
}

const untitled = '(untitled)';

function whyNoArticle({ type }: WxrItem): string | undefined {
  if (type === 'post' || type === 'page') return undefined;
  if (Object.hasOwn(notArticles, type)) return notArticles[type];
  return /^(?:wp_|custom_css$|customize_changeset$|oembed_cache$|user_request$)/.test(type)
    ? `It belongs to WordPress itself (${type}).`
    : `It is of a kind that a plugin or theme added (${type === '' ? 'without a name' : type}).`;
}

function toBody(
  item: WxrItem,
  { attachments, findBlock, sanitise, site, notes }: ArticleContext,
): { body: string; sources: ImportedArticle['sources'] } {
  const unsafe = toUnsafeBody(item, { attachments, findBlock, note: (sentence) => notes.add(sentence) });
  const baseUrl = [item.link, site.baseBlogUrl, site.link].find(
    (address) => /^https?:\/\//i.test(address) && URL.canParse(address),
  );
  return takeClosingSources(sanitise(unsafe, { baseUrl }));
}

function toTitle(item: WxrItem, body: string, notes: Set<string>): string {
  const title = toPlainLine(item.title);
  if (title.length > maxTitleLength) notes.add('Its title was too long and is cut.');
  if (title !== '') return cutLine(title, maxTitleLength);
  const firstWords = cutLine(toPlainLine(body), 60);
  return firstWords === '' ? untitled : firstWords;
}

function toDek(item: WxrItem, { attachments, originalId, notes }: ArticleContext): string {
  const excerpt = renderShortcodes(item.excerpt, { attachments, postId: originalId, note: () => undefined });
  const dek = toPlainLine(excerpt);
  if (dek.length > maxDekLength) notes.add('Its excerpt was too long and is cut.');
  return cutLine(dek, maxDekLength);
}

function datesOf(item: WxrItem): Pick<ImportedArticle, 'publishedAt' | 'createdAt' | 'modifiedAt'> {
  const dated = toMoment({ gmt: item.postDateGmt, local: item.postDate, published: item.pubDate });
  const modified = toMoment({ gmt: item.modifiedGmt, local: item.modified });
  const wasShown = /^(?:publish|future|private)$/.test(item.status);
  return { publishedAt: wasShown ? dated : undefined, createdAt: dated ?? modified, modifiedAt: modified ?? dated };
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text.trim()) ? Number(text) : undefined;
}
