// What a WordPress export (WXR 1.0 to 1.2) holds, as it is written there. What is absent is an empty text.

export interface WxrSite {
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly language: string;
  readonly baseSiteUrl: string;
  readonly baseBlogUrl: string;
}

export interface WxrAuthor {
  readonly id: number | undefined;
  readonly login: string;
  readonly email: string;
  readonly displayName: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** A category (taxonomy `category`), a tag (`post_tag`), or a term of any other taxonomy. */
export interface WxrTerm {
  readonly taxonomy: string;
  readonly id: number | undefined;
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string;
  readonly description: string;
}

/** A term as an item names it. Old exports name it twice, the first time without a slug. */
export interface WxrItemTerm {
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
}

export interface WxrMeta {
  readonly key: string;
  readonly value: string;
}

export interface WxrComment {
  readonly id: number | undefined;
  readonly author: string;
  readonly email: string;
  readonly url: string;
  readonly ip: string;
  readonly date: string;
  readonly dateGmt: string;
  readonly content: string;
  readonly approved: string;
  readonly type: string;
  readonly parentId: number | undefined;
  readonly userId: number | undefined;
}

export interface WxrItem {
  readonly postId: number | undefined;
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly creator: string;
  readonly content: string;
  readonly excerpt: string;
  readonly pubDate: string;
  readonly postDate: string;
  readonly postDateGmt: string;
  readonly modified: string;
  readonly modifiedGmt: string;
  readonly slug: string;
  readonly status: string;
  readonly type: string;
  readonly parentId: number | undefined;
  readonly password: string;
  readonly isSticky: boolean;
  readonly commentStatus: string;
  readonly pingStatus: string;
  readonly attachmentUrl: string;
  readonly terms: readonly WxrItemTerm[];
  readonly meta: readonly WxrMeta[];
  readonly comments: readonly WxrComment[];
  /** The line of the file where the item begins. */
  readonly line: number;
}

/** What had to be mended so that a file could be read. */
export interface WxrRepairs {
  /** How many characters were left out because XML forbids them. */
  readonly droppedCharacters: number;
  /** How many bytes were not in the encoding of the file, and read as Windows-1252. */
  readonly foreignBytes: number;
}

/** What a file holds, in its order: the site first, the end last. */
export type WxrEvent =
  | { readonly type: 'site'; readonly site: WxrSite }
  | { readonly type: 'author'; readonly author: WxrAuthor }
  | { readonly type: 'term'; readonly term: WxrTerm }
  | { readonly type: 'item'; readonly item: WxrItem }
  | { readonly type: 'end'; readonly repairs: WxrRepairs };
