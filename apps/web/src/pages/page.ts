// What a page is: an address, a loader that asks the API, and a component that turns the answer into HTML.
import type { Client } from '@broadsheet/api-contract';
import type { Component } from 'vue';
import type { SentCommentForm } from '../islands/comment-form.ts';
import type { Head } from './head.ts';

/** The newspaper itself, from its settings. */
export interface Site {
  readonly name: string;
  readonly description: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** BCP 47; the language of everything but the articles. */
  readonly language: string;
  /** IANA name; in it the dates are written. */
  readonly timeZone: string;
}

/** What a loader may ask. */
export interface PageRequest {
  readonly client: Client;
  readonly site: Site;
  /** Decoded: `зима`, not `%D0%B7…`. */
  readonly params: Readonly<Record<string, string>>;
  /** Only the names that the page declares in `query`. */
  readonly query: URLSearchParams;
  readonly now: Date;
  /** Up to which place in the change log what is asked from now on is complete; undefined where nobody follows it. */
  readonly place?: number | undefined;
  /** The comment that a reader sent as a plain form and that was refused: the page shows it again, with the reasons. */
  readonly sentForm?: SentCommentForm;
}

/**
 * What a loader found: something to show, another address (a path, percent-encoded), or nothing.
 *
 * `tags` name everything that the answer was made of; it is made anew when one of them changes: `article:ID`,
 * `author:ID`, `section:ID`, `tag:ID`, and for lists of a kind `articles`, `authors`, `sections`, `tags`.
 * A comment changes the tag of its article alone, so a list that shows how many comments an article has carries the
 * tag of every article that it shows. `discussions` is the tag of what shows whether readers may comment.
 */
export type Loaded<Props> =
  | LoadedPage<Props>
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' };

interface LoadedPage<Props> {
  readonly kind: 'page';
  readonly props: Props;
  readonly head: Head;
  readonly tags: readonly string[];
  /** Until when it is right if nothing changes, RFC 3339; where this is not there, for as long as nothing does. */
  readonly validUntil?: string | null;
}

/** One line of the list of pages. */
export interface Page {
  /** After Express: `/articles/:slug`. */
  readonly path: string;
  /** The names in the URL's query that the page reads. All others are ignored, and do not part the cache. */
  readonly query: readonly string[];
  /** Whether its address is a secret: nobody keeps the page, lists it, or tells where its reader came from. */
  readonly isConfidential: boolean;
  /** Whether it is a piece of HTML for scripts to put into a page, and no document. */
  readonly isFragment: boolean;
  readonly component: Component;
  readonly load: (request: PageRequest) => Promise<Loaded<object>>;
}

interface PageParts<Props extends object> {
  readonly component: Component<Props>;
  readonly load: (request: PageRequest) => Promise<Loaded<Props>>;
  readonly query?: readonly string[];
  readonly isConfidential?: boolean;
  readonly isFragment?: boolean;
}

/** What a page says when it is shown in place of another. */
export interface Shown {
  readonly props: object;
  readonly head: Head;
  /** As for pages, where it may be kept. */
  readonly tags?: readonly string[];
}

/** A page that stands in for another: nothing is there (404), something failed (500), the API is away (503). */
export interface StandIn {
  readonly component: Component;
  /** From 500 on, the API must not be asked: it may be what failed. */
  readonly load: (request: PageRequest, status: number) => Shown | Promise<Shown>;
}

/** A line of the list of pages. It keeps a page's loader and component to the same props. */
export function page<Props extends object>(
  path: string,
  { component, load, query = [], isConfidential = false, isFragment = false }: PageParts<Props>,
): Page {
  // Which props they share is of no interest to whoever renders them.
  return { path, query, isConfidential, isFragment, load, component: component as Component };
}
