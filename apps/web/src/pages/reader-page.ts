// What a page for one reader alone is: as a page, and it takes the forms that stand on it.
import type { Client } from '@broadsheet/api-contract';
import type { Component } from 'vue';
import type { Head } from './head.ts';
import type { PageRequest } from './page.ts';

/** What a loader may ask. */
export interface ReaderRequest extends PageRequest {
  /** The API as this reader may use it: with the author token that their browser keeps, and from their address. */
  readonly own: Client;
}

/** What stands in each field of a form; nothing where there is no such field. */
export type FormFields = (name: string) => string;

/** What is shown to a reader: a page, which is the answer to what they sent, another address, or nothing. */
export type Taken<Props = object> =
  | { readonly kind: 'page'; readonly props: Props; readonly head: Head; readonly status?: number }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' };

/** One line of the list of such pages. */
export interface ReaderPage {
  /** After Express: `/comments/:id/report`. */
  readonly path: string;
  readonly query: readonly string[];
  /**
   * Whether the link to it is mailed, and says all: then whoever sends something to its address may come from anywhere,
   * as programs that read mails do, its forms have no fields, and nobody learns its address from where a link leads.
   */
  readonly isMailed: boolean;
  readonly component: Component;
  readonly load: (request: ReaderRequest) => Promise<Taken>;
  /** What becomes of a form that was sent to its address. */
  readonly take?: ((request: ReaderRequest, form: FormFields) => Promise<Taken>) | undefined;
}

interface ReaderPageParts<Props extends object> {
  readonly component: Component<Props>;
  readonly load: (request: ReaderRequest) => Promise<Taken<Props>>;
  readonly take?: (request: ReaderRequest, form: FormFields) => Promise<Taken<Props>>;
  readonly query?: readonly string[];
  readonly isMailed?: boolean;
}

/** A line of the list. It keeps a page's loader and component to the same props. */
export function readerPage<Props extends object>(
  path: string,
  { component, load, take, query = [], isMailed = false }: ReaderPageParts<Props>,
): ReaderPage {
  // Which props they share is of no interest to whoever renders them.
  return { path, query, isMailed, load, take, component: component as Component };
}
