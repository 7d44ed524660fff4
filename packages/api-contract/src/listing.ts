// A list of the API, page by page or item by item.

/** A page of a list, as the API answers it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/** A list that was asked for: awaited, it is the first page; iterated, it is every item of that page and all after it. */
export type Listing<Page extends ListPage<unknown>> = Promise<Page> & AsyncIterable<Page['items'][number]>;

/**
 * The list whose pages `read` asks for, the first one at once and every other when an iteration comes to it. Iterating
 * throws what `read` throws.
 */
export function toListing<Item>(read: (after?: string) => Promise<ListPage<Item>>): Listing<ListPage<Item>> {
  const first = read();
  async function* items(): AsyncGenerator<Item, undefined, undefined> {
    let page = await first;
    yield* page.items;
    while (page.next !== null) {
      page = await read(page.next);
      yield* page.items;
    }
    return undefined;
  }
  return Object.assign(first, { [Symbol.asyncIterator]: items });
}
