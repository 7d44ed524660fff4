// The feeds of the newspaper, its sections, topics and authors: the whole text of what is newest.
import type { Article, ArticleSummary } from '@broadsheet/domain';
import { authorPath, feedPath, sectionPath, tagPath } from '../pages/addresses.ts';
import { findOrNothing } from '../pages/find-or-nothing.ts';
import type { StoryFilter } from '../pages/load-stories.ts';
import type { PageRequest } from '../pages/page.ts';
import type { LoadedFeed } from './feed.ts';
import { renderRss } from './rss.ts';

const articleCount = 20;

/** What one kind of feed needs to know of the thing that it is of. */
interface Subject {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly tag: string;
}

/** The feed of everything. */
export async function loadSiteFeed(request: PageRequest): Promise<LoadedFeed> {
  const { name, description } = request.site;
  return render(request, { title: name, description, path: '/', filter: {}, tags: [] });
}

/** The feed of a section. */
export async function loadSectionFeed(request: PageRequest): Promise<LoadedFeed> {
  const section = await findOrNothing(request.client.sections.get({ idOrSlug: slugOf(request) }));
  const subject = section && {
    slug: section.slug,
    title: section.name,
    description: section.description,
    tag: `section:${section.id}`,
  };
  return renderSubject(request, subject, { toPath: sectionPath, toFilter: (slug) => ({ section: slug }) });
}

/** The feed of a topic. */
export async function loadTagFeed(request: PageRequest): Promise<LoadedFeed> {
  const tag = await findOrNothing(request.client.tags.get({ idOrSlug: slugOf(request) }));
  const subject = tag && { slug: tag.slug, title: tag.name, description: '', tag: `tag:${tag.id}` };
  return renderSubject(request, subject, { toPath: tagPath, toFilter: (slug) => ({ tag: slug }) });
}

/** The feed of an author. */
export async function loadAuthorFeed(request: PageRequest): Promise<LoadedFeed> {
  const author = await findOrNothing(request.client.authors.get({ idOrSlug: slugOf(request) }));
  const subject = author && {
    slug: author.slug,
    title: author.name,
    description: author.roleLine || author.bio,
    tag: `author:${author.id}`,
  };
  return renderSubject(request, subject, { toPath: authorPath, toFilter: (slug) => ({ author: slug }) });
}

function slugOf({ params }: PageRequest): string {
  return params['slug'] ?? '';
}

interface SubjectKind {
  readonly toPath: (slug: string) => string;
  readonly toFilter: (slug: string) => StoryFilter;
}

async function renderSubject(
  request: PageRequest,
  subject: Subject | undefined,
  kind: SubjectKind,
): Promise<LoadedFeed> {
  if (!subject) return { kind: 'missing' };
  const path = kind.toPath(subject.slug);
  if (subject.slug !== slugOf(request)) return { kind: 'moved', to: feedPath(path) };
  const { description, tag } = subject;
  return render(request, {
    title: `${subject.title} – ${request.site.name}`,
    description,
    path,
    filter: kind.toFilter(subject.slug),
    tags: [tag],
  });
}

interface FeedParts {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly filter: StoryFilter;
  readonly tags: readonly string[];
}

async function render(
  request: PageRequest,
  { title, description, path, filter, tags }: FeedParts,
): Promise<LoadedFeed> {
  const { client, site } = request;
  const { items } = await client.articles.list({ ...filter, limit: articleCount });
  const articles = await Promise.all(
    items.map(({ id }: ArticleSummary) => findOrNothing(client.articles.get({ idOrSlug: id }))),
  );
  const channel = { title, description, link: `${site.url}${path}`, self: `${site.url}${feedPath(path)}` };
  return {
    kind: 'feed',
    contentType: 'application/rss+xml; charset=utf-8',
    body: renderRss(
      channel,
      articles.filter((article): article is Article => article !== undefined),
      site,
    ),
    tags: ['articles', ...tags, ...items.map(({ id }) => `article:${id}`)],
  };
}
