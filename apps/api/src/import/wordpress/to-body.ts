// The text of an item as WordPress would have shown it, in the order in which WordPress does it.
import { autop } from './autop.ts';
import { hasBlocks, renderBlocks } from './blocks.ts';
import { embedAddresses, replaceScripts } from './embeds.ts';
import type { AttachmentLookup } from './imported.ts';
import { placeReusableBlocks } from './reusable-blocks.ts';
import { renderShortcodes } from './shortcodes.ts';
import type { WxrItem } from './wxr.ts';

export interface BodyContext {
  readonly attachments: AttachmentLookup;
  readonly findBlock: (originalId: number) => string | undefined;
  readonly note: (sentence: string) => void;
}

/** The content of `item` as HTML that is not sanitised yet. */
export function toUnsafeBody(item: WxrItem, context: BodyContext): string {
  const { attachments, findBlock, note } = context;
  const content = placeReusableBlocks(item.content, findBlock).replace(/\r\n?/g, '\n');
  const expanded = renderShortcodes(content, { attachments, note, postId: item.postId ?? 0 });
  const shown = replaceScripts(embedAddresses(expanded));
  return hasBlocks(content) ? renderBlocks(shown, { meta: item.meta, note }) : autop(shown);
}
