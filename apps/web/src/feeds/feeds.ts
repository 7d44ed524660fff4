// Every address of the site that answers with a feed or another file made from the newspaper.
import { loadArticleMarkdown } from './article-markdown.ts';
import type { Feed } from './feed.ts';
import { loadLlms } from './llms.ts';
import { loadAuthorFeed, loadSectionFeed, loadSiteFeed, loadTagFeed } from './news-feeds.ts';
import { loadRobots } from './robots.ts';
import { loadSitemap, loadSitemapPart } from './sitemap.loader.ts';

export const feeds: readonly Feed[] = [
  { path: '/articles/:slug.md', load: loadArticleMarkdown },
  { path: '/feed.xml', load: loadSiteFeed },
  { path: '/sections/:slug/feed.xml', load: loadSectionFeed },
  { path: '/tags/:slug/feed.xml', load: loadTagFeed },
  { path: '/authors/:slug/feed.xml', load: loadAuthorFeed },
  { path: '/sitemap.xml', load: loadSitemap },
  { path: '/sitemaps/:part.xml', load: loadSitemapPart },
  { path: '/robots.txt', load: loadRobots },
  { path: '/llms.txt', load: loadLlms },
];
