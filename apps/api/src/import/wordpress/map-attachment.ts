import { ImageAddress } from '@broadsheet/domain';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedAttachment } from './imported.ts';
import type { WxrItem } from './wxr.ts';

const maxTextLength = 500;

/** The media file that `item` is, or undefined where it is none, or lies nowhere. */
export function toImportedAttachment(item: WxrItem): ImportedAttachment | undefined {
  if (item.type !== 'attachment' || item.postId === undefined) return undefined;
  const url = [item.attachmentUrl, item.guid]
    .map((address) => ImageAddress.safeParse(address).data)
    .find((address) => address !== undefined);
  if (url === undefined) return undefined;
  const alt = item.meta.find(({ key }) => key === '_wp_attachment_image_alt')?.value ?? '';
  return {
    originalId: item.postId,
    parentId: item.parentId,
    url,
    alt: cutLine(toPlainLine(alt), maxTextLength),
    caption: cutLine(toPlainLine(item.excerpt), maxTextLength),
    isImage: /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|heic)(?:$|[?#])/i.test(url),
  };
}
