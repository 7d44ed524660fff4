import { describe, expect, test } from 'vitest';
import { toInlineJson } from '../components/inline-json.ts';
import type { Head } from '../pages/head.ts';
import { renderDocument } from './document.ts';

const site = { name: 'Broadsheet', description: '', url: 'https://news.example', language: 'en', timeZone: 'UTC' };
const head: Head = {
  title: 'Ferries',
  description: 'Three towns.',
  canonical: 'https://news.example/articles/ferries',
  type: 'article',
};
const parts = { site, head, body: '<main></main>', css: '', scripts: [] };

const tricks = [
  '$&',
  '$`',
  "$'",
  '$1',
  '</script>',
  '<!--',
  '--><script>',
  '</title>',
  '"><img src=x onerror=alert(1)>',
  "' onload='",
  '&lt;',
  '\u2028',
];

describe('a document', () => {
  test.each(tricks)('carries %j in its body as it stands', (trick) => {
    expect(renderDocument({ ...parts, body: `<main>${trick}</main>` })).toContain(`<body><main>${trick}</main></body>`);
  });

  test.each(tricks)('says %j in its head without a new element or attribute', (trick) => {
    const plain = renderDocument({
      ...parts,
      head: { ...head, title: 'x', description: 'x', section: 'x', tags: ['x'] },
    });
    const tricked = renderDocument({
      ...parts,
      head: { ...head, title: trick, description: trick, section: trick, tags: [trick] },
    });
    expect(shapeOf(tricked)).toEqual(shapeOf(plain));
  });

  test.each(tricks)('says %j in its JSON-LD, and a reader of JSON gets it back', (trick) => {
    const html = renderDocument({ ...parts, head: { ...head, jsonLd: [{ headline: trick }] } });
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual({ headline: trick });
    expect(json).not.toContain('<');
  });

  test('names the newspaper once, also on its front page', () => {
    expect(renderDocument(parts)).toContain('<title>Ferries – Broadsheet</title>');
    expect(renderDocument({ ...parts, head: { ...head, title: 'Broadsheet' } })).toContain('<title>Broadsheet</title>');
  });

  test('runs the way of the language that the newspaper is in', () => {
    expect(renderDocument({ ...parts, site: { ...site, language: 'ar' } })).toContain('<html lang="ar" dir="rtl">');
  });

  test('asks not to be indexed where the page says so, and only there', () => {
    const robots = '<meta name="robots" content="noindex">';
    expect(renderDocument({ ...parts, head: { ...head, indexed: false } })).toContain(robots);
    expect(renderDocument(parts)).not.toContain(robots);
  });

  test('says what other sites show of an article', () => {
    const html = renderDocument({
      ...parts,
      head: {
        ...head,
        image: { url: 'https://news.example/a.jpg', alt: 'A "boat"' },
        publishedAt: '2026-11-22T20:00:00.000Z',
        section: 'World',
        tags: ['Ferries', 'Ice'],
        authors: [{ name: 'Ilse Marrow', url: 'https://news.example/authors/ilse-marrow' }],
        feeds: [{ title: 'World', url: 'https://news.example/sections/world/feed.xml' }],
      },
    });
    expect(html).toContain('<meta property="og:image:alt" content="A &quot;boat&quot;">');
    expect(html).toContain('<meta property="article:published_time" content="2026-11-22T20:00:00.000Z">');
    expect(html.match(/article:tag/g)).toHaveLength(2);
    expect(html).toContain('<meta property="article:author" content="https://news.example/authors/ilse-marrow">');
    expect(html).toContain(
      '<link rel="alternate" type="application/rss+xml" title="World" href="https://news.example/sections/world/feed.xml">',
    );
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
  });
});

describe('JSON in a page', () => {
  test.each(tricks)('gives %j back, and holds no character that HTML would read', (trick) => {
    const json = toInlineJson({ text: trick });
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual({ text: trick });
  });
});

/** The elements of a document with the names of their attributes. */
function shapeOf(html: string): string[] {
  return [...html.matchAll(/<(!?[a-z]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/gi)].map(([, name = '', attributes = '']) =>
    [
      name,
      ...attributes
        .replace(/="[^"]*"/g, '')
        .trim()
        .split(/\s+/),
    ].join(' '),
  );
}
