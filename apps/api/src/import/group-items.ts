import type { WxrEvent, WxrItem, WxrRepairs } from './wordpress/wxr.ts';

/** Items that are imported together; with the last ones, what the reader had to mend in the whole file. */
export interface ItemGroup {
  readonly items: readonly WxrItem[];
  readonly repairs?: WxrRepairs;
}

const mostItems = 50;
// Few enough to be held in memory several times over, as text, tree and HTML.
const mostCharacters = 500_000;

/** The items of an export, in their order. */
export async function* groupItems(events: AsyncIterable<WxrEvent>): AsyncGenerator<ItemGroup, void, void> {
  let items: WxrItem[] = [];
  let length = 0;
  for await (const event of events) {
    if (event.type === 'end') yield { items, repairs: event.repairs };
    if (event.type !== 'item') continue;
    items.push(event.item);
    length += lengthOf(event.item);
    if (items.length < mostItems && length < mostCharacters) continue;
    yield { items };
    items = [];
    length = 0;
  }
}

function lengthOf({ content, comments }: WxrItem): number {
  return comments.reduce((length, comment) => length + comment.content.length, content.length);
}
