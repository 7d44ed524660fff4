import { describe, expect, test } from 'vitest';
import type { AttachmentLookup, ImportedAttachment } from './imported.ts';
import { renderShortcodes } from './shortcodes.ts';

const boat: ImportedAttachment = {
  originalId: 12,
  parentId: 41,
  url: 'https://gazette.example/boat.jpg',
  alt: 'A "boat"',
  caption: 'The Margit & crew',
  isImage: true,
};
const plan: ImportedAttachment = {
  originalId: 13,
  parentId: 41,
  url: 'https://gazette.example/plan.pdf',
  alt: '',
  caption: '',
  isImage: false,
};
const attachments: AttachmentLookup = {
  findAttachment: (id) => [boat, plan].find(({ originalId }) => originalId === id),
  listAttachmentsOf: (id) => [boat, plan].filter(({ parentId }) => parentId === id),
};

function render(html: string): { html: string; notes: string[] } {
  const notes: string[] = [];
  const rendered = renderShortcodes(html, { attachments, postId: 41, note: (sentence) => notes.push(sentence) });
  return { html: rendered.replace(/\s*\n\s*/g, ''), notes };
}

const page = (address: string): string => `<p><iframe src="${address}"></iframe></p>`;

describe('a shortcode that is known', () => {
  test.each([
    [
      'a picture of a page builder, by its number',
      '[vc_single_image image="12" img_size="full"]',
      '<figure><img src="https://gazette.example/boat.jpg" alt="A &quot;boat&quot;"><figcaption>The Margit &amp; crew</figcaption></figure>',
    ],
    [
      'a picture of a page builder, by its address',
      '[et_pb_image src="https://gazette.example/quay.png" alt="Quay" _builder_version="4.9"][/et_pb_image]',
      '<figure><img src="https://gazette.example/quay.png" alt="Quay"></figure>',
    ],
    ['a heading of a page builder', '[vc_custom_heading text="Late & cold"]', '<h2>Late &amp; cold</h2>'],
    [
      'a button of a page builder',
      '[vc_btn title="Timetable" link="url:https%3A%2F%2Fgazette.example%2F|target:_blank"]',
      '<a href="https://gazette.example/">Timetable</a>',
    ],
    [
      'what a page builder hides from its editor',
      `[vc_raw_html]${Buffer.from(encodeURIComponent('<p>50 % late</p>')).toString('base64')}[/vc_raw_html]`,
      '<p>50 % late</p>',
    ],
    ['a script of a page builder', 'one [vc_raw_js]JTNDc2NyaXB0JTNF[/vc_raw_js]two', 'one two'],
    [
      'a caption',
      '[caption id="attachment_1" align="alignleft" width="150"]<a href="/x"><img src="a.png" alt="" /></a> The <em>quay</em>[/caption]',
      '<figure class="alignleft"><a href="/x"><img src="a.png" alt="" /></a><figcaption>The <em>quay</em></figcaption></figure>',
    ],
    [
      'a caption of old',
      `[caption align="aligncenter" caption="The <a href='/q'>quay</a>"]<img src="a.png">[/caption]`,
      `<figure class="aligncenter"><img src="a.png"><figcaption>The <a href='/q'>quay</a></figcaption></figure>`,
    ],
    [
      'a caption without words',
      '[caption align="alignnone"]<img src="a.png">[/caption]',
      '<figure><img src="a.png"></figure>',
    ],
    [
      'a gallery of named pictures',
      '[gallery columns=2 ids="12,99"]',
      '<figure><img src="https://gazette.example/boat.jpg" alt="A &quot;boat&quot;"><figcaption>The Margit &amp; crew</figcaption></figure>',
    ],
    [
      'a gallery of what was uploaded',
      '[gallery]',
      '<figure><img src="https://gazette.example/boat.jpg" alt="A &quot;boat&quot;"><figcaption>The Margit &amp; crew</figcaption></figure>',
    ],
    [
      'a gallery with curly quotes',
      '[gallery ids=”12″]',
      '<figure><img src="https://gazette.example/boat.jpg" alt="A &quot;boat&quot;"><figcaption>The Margit &amp; crew</figcaption></figure>',
    ],
    [
      'an embedded page',
      '[embed width="123"]https://v.example/a?b=1&amp;c=2[/embed]',
      page('https://v.example/a?b=1&amp;c=2'),
    ],
    [
      'a film by address',
      '[youtube https://www.youtube.com/watch?v=abc&w=5]',
      page('https://www.youtube.com/watch?v=abc&amp;w=5'),
    ],
    ['a film in the oldest spelling', '[youtube=http://youtu.be/abc]', page('http://youtu.be/abc')],
    ['a film by number', '[vimeo 12345 w=400]', page('https://vimeo.com/12345')],
    ['a film by name', '[youtube id="abc-def_123"]', page('https://www.youtube.com/watch?v=abc-def_123')],
    [
      'a sound',
      '[audio mp3="https://gazette.example/a.mp3"][/audio]',
      '<figure><audio controls src="https://gazette.example/a.mp3"></audio></figure>',
    ],
    [
      'a sound in the oldest spelling',
      '[audio https://gazette.example/a.mp3]',
      '<figure><audio controls src="https://gazette.example/a.mp3"></audio></figure>',
    ],
    [
      'a moving picture',
      '[video width="640" mp4="https://gazette.example/a.mp4" poster="https://gazette.example/a.jpg"][/video]',
      '<figure><video controls src="https://gazette.example/a.mp4" poster="https://gazette.example/a.jpg"></video></figure>',
    ],
    ['a moving picture of another site', '[video src="https://vimeo.com/123"]', page('https://vimeo.com/123')],
    ['code', '[code language="html"]\n<b>x</b> &lt;\n[/code]', '<pre><code>&lt;b&gt;x&lt;/b&gt; &lt;</code></pre>'],
    ['a quotation', '[quote]one <b>two</b>[/quote]', '<blockquote>one <b>two</b></blockquote>'],
    ['a footnote', 'one[ref]See the log.[/ref] two', 'one (See the log.) two'],
    ['a button', '[button url="/join" color="red"]Join us[/button]', '<a href="/join">Join us</a>'],
  ])('is shown as what it was: %s', (_, shortcode, html) => {
    expect(render(shortcode)).toEqual({ html, notes: [] });
  });

  test('loses nothing of what stands round it', () => {
    expect(render('one [youtube id="abcdef"] two [gallery ids="12"] three').html).toMatch(
      /^one<p>.*<\/p>two<figure>.*<\/figure>three$/,
    );
  });

  test('cannot break out of the attribute that it is written into', () => {
    expect(render(`[button url='"><script>alert(1)</script>']x[/button]`).html).toBe(
      '<a href="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</a>',
    );
  });
});

describe('a shortcode of a plugin', () => {
  test.each([
    ['keeps what it held', '[vc_row][vc_column width="1/2"]one[/vc_column][/vc_row]', 'one'],
    ['keeps what it held, whatever its name', '[harbour_box]one [strange a=1]two[/strange][/harbour_box]', 'one two'],
    [
      'keeps its title, where that stood over a box',
      '[toggle title="More <b>"]one[/toggle]',
      '<p><strong>More &lt;b></strong></p>one',
    ],
    ['keeps its words, where it is never closed', '[et_pb_text admin_label="x"]one', 'one'],
  ])('%s', (_, shortcode, html) => {
    expect(render(shortcode)).toEqual({ html, notes: [] });
  });

  test.each([
    '[contact-form-7 id="12" title="Write to us"]',
    '[harbour_times]',
    '[weather city="Lowmarsh"]',
    '[contact-form][contact-field label="Name"/][/contact-form]',
    '[wpvideo kUJmAcSf w=400]',
    '[gallery ids="98,99"]',
    '[tides /]',
  ])('that showed what is not in the file goes, and is noted: %s', (shortcode) => {
    const { html, notes } = render(`one ${shortcode} two`);
    expect(html).toBe('one  two');
    expect(notes).toEqual([expect.stringMatching(/^The shortcode \[[\w-]+\] was left out: .*\.$/)]);
  });
});

test.each([
  'He said [sic] that',
  'as shown before[1], and [12]',
  '[The mayor] was late',
  "the [mayor's office] and [Editor's note: it's late]",
  'watch [video] and [audio]',
  'read [link], [more] and [source]',
  '[simple boat]',
  '[laughs]',
  'x[i] = y[j - 1]',
  'an [a-b] and [re-elected]',
  '[…]',
  '[Update, 5 May: x=3]',
  '[[wiki link]]',
  '[sic',
  '[ ]',
  '[x](https://x.example)',
  '[note]',
  'a <a href="/?x[y]=1">link</a>',
])('prose in brackets stays what it is: %s', (prose) => {
  expect(render(prose)).toEqual({ html: prose, notes: [] });
});

test('a shortcode in brackets of its own is shown, not run', () => {
  expect(render('Write [[gallery ids="1"]] or [[caption]x[/caption]].').html).toBe(
    'Write [gallery ids="1"] or [caption]x[/caption].',
  );
});

test('a shortcode in a tag or a comment is left to the tag', () => {
  expect(render('<!-- wp:x {"a":"[gallery]"} --><a title="[gallery]">x</a>').html).toBe(
    '<!-- wp:x {"a":"[gallery]"} --><a title="[gallery]">x</a>',
  );
});

test.each([
  ['open brackets', '[a '.repeat(100_000)],
  ['closed brackets', '[a b="c"]'.repeat(50_000)],
  ['nested boxes', `${'[b x="1"]'.repeat(50_000)}${'[/b]'.repeat(50_000)}`],
  ['boxes closed wrongly', `${'[b_c]'.repeat(50_000)}${'[/d_e]'.repeat(50_000)}`],
  ['quotes', `[a ${'b="'.repeat(100_000)}`],
  ['equal signs', '[a =="'.repeat(50_000)],
])('takes time that grows with the text: %s', (_, text) => {
  const start = performance.now();
  render(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
