import { expect, test } from 'vitest';
import { toImportedAttachment } from './map-attachment.ts';
import { readWxr } from './read-wxr.ts';
import { wxrDocument, wxrItem } from './wxr-fixture.ts';
import type { WxrItem } from './wxr.ts';

async function item(fields: Record<string, string>, more = ''): Promise<WxrItem> {
  const document = wxrDocument(
    wxrItem({ 'wp:post_type': 'attachment', 'wp:status': 'inherit', 'wp:post_parent': '8', ...fields }, more),
  );
  const events = await Array.fromAsync(readWxr(new Blob([document]).stream()));
  const found = events.find((event) => event.type === 'item');
  if (found === undefined) throw new Error('The file has no item.');
  return found.item;
}

test('a media file is known by its number, with its words as text', async () => {
  const meta =
    '<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[A "boat" & sea]]></wp:meta_value></wp:postmeta>';
  expect(
    toImportedAttachment(
      await item(
        { 'wp:attachment_url': 'https://gazette.example/boat.JPG?w=9', 'excerpt:encoded': 'The <em>Margit</em>' },
        meta,
      ),
    ),
  ).toEqual({
    originalId: 41,
    parentId: 8,
    url: 'https://gazette.example/boat.JPG?w=9',
    alt: 'A "boat" & sea',
    caption: 'The Margit',
    isImage: true,
  });
});

test('a file that is no picture says so', async () => {
  expect(toImportedAttachment(await item({ 'wp:attachment_url': 'https://gazette.example/plan.pdf' }))?.isImage).toBe(
    false,
  );
});

test('a file whose address is missing is found by its guid', async () => {
  expect(toImportedAttachment(await item({ guid: 'https://gazette.example/a.png' }))?.url).toBe(
    'https://gazette.example/a.png',
  );
});

test.each([
  ['an address that no page may load', { 'wp:attachment_url': 'javascript:alert(1)', guid: '' }],
  ['another kind of item', { 'wp:post_type': 'post' }],
])('%s is no media file', async (_, fields) => {
  expect(toImportedAttachment(await item(fields))).toBeUndefined();
});
