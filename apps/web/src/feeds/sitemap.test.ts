import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { ada, article, locks, requestFor, rivers } from '../pages/newspaper.fixture.ts';
import { loadRobots } from './robots.ts';
import { loadSitemap, loadSitemapPart } from './sitemap.loader.ts';
import { mostEntries, renderSitemap, renderSitemapPart } from './sitemap.ts';

function read(xml: string): { root: string; addresses: string[] } {
  const parser = new SaxesParser({ xmlns: true });
  let root = '';
  let text = '';
  const addresses: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    root ||= name;
    text = '';
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('closetag', ({ name }) => {
    if (name === 'loc') addresses.push(text);
  });
  parser.write(xml).close();
  return { root, addresses };
}

async function sitemapOf(load: typeof loadSitemap, ...asked: Parameters<typeof requestFor>) {
  const loaded = await load(requestFor(...asked));
  return loaded.kind === 'feed' ? read(loaded.body) : loaded.kind;
}

const everything = {
  articles: [article(1, { slug: 'зима-прийшла' }), article(2, { kind: 'page', slug: 'about' })],
  authors: [ada],
  sections: [rivers],
  tags: [locks],
};

describe('the sitemap', () => {
  test('names every page once', async () => {
    expect(await sitemapOf(loadSitemap, everything)).toEqual({
      root: 'urlset',
      addresses: [
        'https://tide.example/',
        `https://tide.example/articles/${encodeURIComponent('зима-прийшла')}`,
        'https://tide.example/articles/about',
        'https://tide.example/authors/ada-lind',
        'https://tide.example/sections/rivers',
        'https://tide.example/tags/locks',
      ],
    });
  });

  test('comes in parts when one file may not hold it', () => {
    const entries = Array.from({ length: mostEntries + 1 }, (_, number) => ({ url: `https://tide.example/${number}` }));
    expect(read(renderSitemap(entries, 'https://tide.example'))).toEqual({
      root: 'sitemapindex',
      addresses: ['https://tide.example/sitemaps/1.xml', 'https://tide.example/sitemaps/2.xml'],
    });
    expect(read(renderSitemapPart(entries, 2) ?? '').addresses).toEqual([`https://tide.example/${mostEntries}`]);
  });

  test.each(['0', '2', '-1', '1.5', 'x'])('has no part %s', async (part) => {
    expect(await sitemapOf(loadSitemapPart, everything, { params: { part } })).toBe('missing');
  });

  test('is where robots.txt says', async () => {
    expect(await loadRobots(requestFor({}))).toMatchObject({
      body: expect.stringContaining('\nSitemap: https://tide.example/sitemap.xml\n'),
    });
  });
});
