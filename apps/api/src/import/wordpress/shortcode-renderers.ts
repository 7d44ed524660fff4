// What each known shortcode showed, as plain HTML. A page or player of another site is written as an iframe: the
// sanitiser makes the link that takes its place, as it does for those that are in the text already.
import { decodePercent } from '../../addresses/percent-encoding.ts';
import { decodeEntities, escapeHtml } from './html-text.ts';
import type { AttachmentLookup, ImportedAttachment } from './imported.ts';
import type { ShortcodeArguments } from './shortcode-syntax.ts';

export interface ShortcodeUse extends ShortcodeArguments {
  readonly name: string;
  /** The content with the shortcodes in it rendered; undefined where the shortcode has none. */
  readonly content: string | undefined;
  readonly rawContent: string | undefined;
  readonly attachments: AttachmentLookup;
  readonly postId: number;
}

/** Undefined where nothing of it can be shown. */
export type ShortcodeRenderer = (use: ShortcodeUse) => string | undefined;

const pageShortcodes = `
  embed vimeo dailymotion soundcloud twitter twitter-tweet tweet instagram facebook googlemaps googlemap gist
  slideshare scribd ted tiktok pinterest codepen flickr spotify bandcamp mixcloud archiveorg iframe wistia
  kickstarter hulu funnyordie reddit issuu youtube youtube_sc su_youtube su_vimeo fusion_youtube et_pb_video
  vc_video av_video embedyt youtubevid
`;

export const shortcodeRenderers = new Map<string, ShortcodeRenderer>([
  ...named(['caption', 'wp_caption'], renderCaption),
  ...named(['gallery', 'playlist', 'vc_gallery', 'vc_images_carousel', 'et_pb_gallery'], renderGallery),
  ...named(['vc_single_image', 'et_pb_image', 'fusion_imageframe', 'av_image', 'image'], renderPicture),
  ...named(['vc_custom_heading'], ({ named: args }) => args['text'] && `\n\n<h2>${escapeHtml(args['text'])}</h2>\n\n`),
  ...named(['vc_raw_html', 'fusion_code'], renderEncoded),
  ...named(['vc_raw_js'], () => ''),
  ...named(['audio', 'mp3'], (use) => renderPlayer(use, 'audio', ['src', 'mp3', 'm4a', 'ogg', 'wav', 'flac', 'wma'])),
  ...named(['video'], (use) => renderPlayer(use, 'video', ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv', 'mov'])),
  ...named(
    ['code', 'sourcecode', 'source', 'php', 'html', 'css', 'js', 'javascript', 'python', 'bash', 'sql', 'xml'],
    renderCode,
  ),
  ...named(
    ['quote', 'blockquote', 'pullquote'],
    ({ content }) => content && `\n\n<blockquote>${content}</blockquote>\n\n`,
  ),
  ...named(['footnote', 'ref', 'fn'], ({ content }) => content && ` (${content.trim()})`),
  ...named(['button', 'btn', 'su_button', 'vc_btn', 'et_pb_button', 'fusion_button', 'link'], renderButton),
  ...named(['latex', 'math', 'tex'], ({ rawContent }) => rawContent && `<code>${encodeBrackets(rawContent)}</code>`),
  ...named(pageShortcodes.trim().split(/\s+/), renderPage),
]);

const pageById: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${id}`,
  gist: (id) => `https://gist.github.com/${id}`,
  scribd: (id) => `https://www.scribd.com/doc/${id}`,
  archiveorg: (id) => `https://archive.org/details/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
};

function renderPage({ name, named: args, positional, content }: ShortcodeUse): string | undefined {
  const said = [args['url'], args['src'], args['link'], args['video_url'], ...positional, content].map((each) =>
    decodeEntities(each ?? '').trim(),
  );
  const address = said.map((each) => /(?:https?:)?\/\/[^\s<>"'\]]+/.exec(each)?.[0]).find((each) => each !== undefined);
  const id = [args['id'], ...said].find((each) => each !== undefined && /^[\w./-]{3,80}$/.test(each));
  const service = Object.keys(pageById).find((each) => name.includes(each));
  const page = address ?? (id === undefined || service === undefined ? undefined : pageById[service]?.(id));
  return page === undefined ? undefined : embedded(page);
}

function renderCaption({ named: args, content = '' }: ShortcodeUse): string | undefined {
  const [, picture, after = ''] = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(content) ?? [];
  const text = (args['caption'] ?? (picture === undefined ? '' : after)).trim();
  const alignment = /^align(?:left|right|center)$/.exec(args['align'] ?? '')?.[0];
  return figure(picture ?? content, text, alignment);
}

function renderGallery({ named: args, attachments, postId }: ShortcodeUse): string | undefined {
  const listed = (args['ids'] ?? args['include'] ?? args['images'] ?? args['gallery_ids'] ?? '')
    .split(/[\s,]+/)
    .filter((id) => /^\d+$/.test(id))
    .map(Number);
  const found =
    listed.length > 0
      ? listed.map((id) => attachments.findAttachment(id)).filter((each) => each !== undefined)
      : attachments.listAttachmentsOf(Number(args['id'] ?? postId)).filter(({ isImage }) => isImage);
  return found.length === 0 ? undefined : found.map(renderAttachment).join('');
}

function renderAttachment({ url, alt, caption, isImage }: ImportedAttachment): string {
  if (!isImage) return embedded(url);
  return figure(`<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`, escapeHtml(caption));
}

// Page builders name a picture by its number or its address.
function renderPicture({ named: args, content = '', attachments }: ShortcodeUse): string | undefined {
  const number = args['image'] ?? args['image_id'] ?? args['attachment'] ?? '';
  const found = /^\d{1,15}$/.test(number) ? attachments.findAttachment(Number(number)) : undefined;
  if (found?.isImage === true) return renderAttachment(found);
  if (content.includes('<img')) return content;
  const address = [args['src'], args['custom_src'], args['url'], content.trim()].find((each) =>
    /^(?:https?:)?\/\/[^\s<>"]+$/.test(each ?? ''),
  );
  return address && figure(`<img src="${escapeHtml(address)}" alt="${escapeHtml(args['alt'] ?? '')}">`, '');
}

// HTML in Base64, and inside that percent-encoded, so that no editor touches it.
function renderEncoded({ rawContent = '' }: ShortcodeUse): string {
  const html = Buffer.from(rawContent.trim(), 'base64').toString('utf8');
  return `\n\n${decodePercent(html)}\n\n`;
}

function renderPlayer(use: ShortcodeUse, element: 'audio' | 'video', keys: readonly string[]): string | undefined {
  const { named: args, positional } = use;
  const address = [...keys.map((key) => args[key]), ...positional].find(
    (each) => each !== undefined && /^(?:https?:)?\/\//.test(each),
  );
  if (address === undefined) return undefined;
  if (!/\.\w{2,4}(?:[?#]|$)/.test(address.replace(/^[a-z]*:?\/\/[^/]*/, ''))) {
    return renderPage({ ...use, positional: [address] });
  }
  const poster = args['poster'] === undefined ? '' : ` poster="${escapeHtml(args['poster'])}"`;
  return figure(`<${element} controls src="${escapeHtml(address)}"${poster}></${element}>`, '');
}

function renderCode({ rawContent }: ShortcodeUse): string | undefined {
  return rawContent && `\n\n<pre><code>${encodeBrackets(rawContent.trimEnd().replace(/^\s*\n/, ''))}</code></pre>\n\n`;
}

function renderButton({ named: args, content = '' }: ShortcodeUse): string | undefined {
  const address = buttonAddress(args);
  const label =
    content.trim() === '' ? escapeHtml(args['button_text'] ?? args['title'] ?? args['text'] ?? '') : content;
  return address === undefined || label === '' ? label || undefined : `<a href="${escapeHtml(address)}">${label}</a>`;
}

// WPBakery writes all that it knows of a link in one argument: `url:https%3A%2F%2F…|title:…|target:…`.
function buttonAddress({ url, href, link, button_url: other }: ShortcodeUse['named']): string | undefined {
  const packed = /(?:^|\|)url:([^|]*)/.exec(link ?? '')?.[1];
  return url ?? href ?? (packed === undefined ? link : decodePercent(packed)) ?? other;
}

function embedded(address: string): string {
  return `\n\n<p><iframe src="${escapeHtml(address)}"></iframe></p>\n\n`;
}

function figure(content: string, caption: string, className?: string): string {
  const attribute = className === undefined ? '' : ` class="${className}"`;
  const captioned = caption === '' ? content : `${content}<figcaption>${caption}</figcaption>`;
  return `\n\n<figure${attribute}>${captioned}</figure>\n\n`;
}

// Code in a post is sometimes encoded already: `&lt;` then stays what it is.
function encodeBrackets(code: string): string {
  return code.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function named(names: readonly string[], renderer: ShortcodeRenderer): [string, ShortcodeRenderer][] {
  return names.map((name) => [name, renderer]);
}
