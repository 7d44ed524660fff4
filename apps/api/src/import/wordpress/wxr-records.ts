// The elements of an export as records. Elements are known by their namespace, whatever their prefix.
import type { WxrAuthor, WxrComment, WxrItem, WxrMeta, WxrTerm } from './wxr.ts';
import type { XmlElement } from './xml-elements.ts';

// The prefix stands for an export whose namespaces were cut off by hand or by a plugin.
const namespaces: readonly [string, RegExp][] = [
  ['wp', /^https?:\/\/(?:www\.)?wordpress\.org\/export\/\d+\.\d+\/?$|^undeclared:wp$/],
  ['excerpt', /^https?:\/\/(?:www\.)?wordpress\.org\/export\/\d+\.\d+\/excerpt\/?$|^undeclared:excerpt$/],
  ['content', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$|^undeclared:content$/],
  ['dc', /^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$|^undeclared:dc$/],
];

/** The usual name of an element (`wp:post_id`, `title`), or undefined where its namespace is none of an export's. */
export function usualName(element: XmlElement): string | undefined {
  const [, uri, local] = /^\{(.*)\}(.*)$/s.exec(element.name) ?? [];
  if (uri === undefined) return element.name;
  const prefix = namespaces.find(([, pattern]) => pattern.test(uri))?.[0];
  return prefix === undefined ? undefined : `${prefix}:${local}`;
}

export function toAuthor(element: XmlElement): WxrAuthor {
  const text = textsOf(element);
  return {
    id: toNumber(text('wp:author_id')),
    login: text('wp:author_login'),
    email: text('wp:author_email'),
    displayName: text('wp:author_display_name'),
    firstName: text('wp:author_first_name'),
    lastName: text('wp:author_last_name'),
  };
}

export function toCategory(element: XmlElement): WxrTerm {
  const text = textsOf(element);
  return {
    taxonomy: 'category',
    id: toNumber(text('wp:term_id')),
    slug: text('wp:category_nicename'),
    name: text('wp:cat_name'),
    parentSlug: text('wp:category_parent'),
    description: text('wp:category_description'),
  };
}

export function toTag(element: XmlElement): WxrTerm {
  const text = textsOf(element);
  return {
    taxonomy: 'post_tag',
    id: toNumber(text('wp:term_id')),
    slug: text('wp:tag_slug'),
    name: text('wp:tag_name'),
    parentSlug: '',
    description: text('wp:tag_description'),
  };
}

export function toTerm(element: XmlElement): WxrTerm {
  const text = textsOf(element);
  return {
    taxonomy: text('wp:term_taxonomy'),
    id: toNumber(text('wp:term_id')),
    slug: text('wp:term_slug'),
    name: text('wp:term_name'),
    parentSlug: text('wp:term_parent'),
    description: text('wp:term_description'),
  };
}

export function toItem(element: XmlElement): WxrItem {
  const text = textsOf(element);
  return {
    postId: toNumber(text('wp:post_id')),
    title: text('title'),
    link: text('link'),
    guid: text('guid'),
    creator: text('dc:creator'),
    content: verbatim(element, 'content:encoded'),
    excerpt: verbatim(element, 'excerpt:encoded'),
    pubDate: text('pubDate'),
    postDate: text('wp:post_date'),
    postDateGmt: text('wp:post_date_gmt'),
    modified: text('wp:post_modified'),
    modifiedGmt: text('wp:post_modified_gmt'),
    slug: text('wp:post_name'),
    status: text('wp:status'),
    type: text('wp:post_type'),
    parentId: toNumber(text('wp:post_parent')),
    password: verbatim(element, 'wp:post_password'),
    isSticky: text('wp:is_sticky') === '1',
    commentStatus: text('wp:comment_status'),
    pingStatus: text('wp:ping_status'),
    attachmentUrl: text('wp:attachment_url'),
    terms: listChildren(element, 'category').map((category) => ({
      // WXR 1.0 calls tags so; a category without any domain is a category.
      taxonomy: category.attributes['domain'] === 'tag' ? 'post_tag' : (category.attributes['domain'] ?? 'category'),
      slug: category.attributes['nicename'] ?? '',
      name: category.text.trim(),
    })),
    meta: listChildren(element, 'wp:postmeta').map(toMeta),
    comments: listChildren(element, 'wp:comment').map(toComment),
    line: element.line,
  };
}

function toComment(element: XmlElement): WxrComment {
  const text = textsOf(element);
  return {
    id: toNumber(text('wp:comment_id')),
    author: text('wp:comment_author'),
    email: text('wp:comment_author_email'),
    url: text('wp:comment_author_url'),
    ip: text('wp:comment_author_IP'),
    date: text('wp:comment_date'),
    dateGmt: text('wp:comment_date_gmt'),
    content: verbatim(element, 'wp:comment_content'),
    approved: text('wp:comment_approved'),
    type: text('wp:comment_type'),
    parentId: toNumber(text('wp:comment_parent')),
    userId: toNumber(text('wp:comment_user_id')),
  };
}

function toMeta(element: XmlElement): WxrMeta {
  return { key: textsOf(element)('wp:meta_key'), value: verbatim(element, 'wp:meta_value') };
}

function listChildren(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => usualName(child) === name);
}

function verbatim(element: XmlElement, name: string): string {
  return element.children.find((child) => usualName(child) === name)?.text ?? '';
}

function textsOf(element: XmlElement): (name: string) => string {
  return (name) => verbatim(element, name).trim();
}

function toNumber(text: string): number | undefined {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return number === 0 ? undefined : number;
}
