// What a page is: an address, a loader that asks the API, and a component that turns the answer into HTML.
import type { Client } from '@broadsheet/api-contract';
import type { Component } from 'vue';
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
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly now: Date;
}

/** What a loader found: something to show, another address, or nothing. */
export type Loaded<Props> =
  | { readonly kind: 'page'; readonly props: Props; readonly head: Head; /** The page is purged with any of these. */ readonly tags: readonly string[] }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' };

/** One line of the list of pages. */
export interface Page<Props extends object = object> {
  /** After Express: `/articles/:slug`. */
  readonly path: string;
  readonly component: Component<Props>;
  readonly load: (request: PageRequest) => Promise<Loaded<Props>>;
}

/** Keeps a page's loader and component to the same props. */
export function page<Props extends object>(path: string, component: Component<Props>, load: Page<Props>['load']): Page<Props> {
  return { path, component, load };
}
