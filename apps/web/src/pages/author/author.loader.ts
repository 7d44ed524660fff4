import type { Author } from '@broadsheet/domain';
import { absoluteUrl, authorPath } from '../addresses.ts';
import { listFeed, siteFeed } from '../feed-links.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import type { Head } from '../head.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import { loadStories, storyTags, type Stories } from '../load-stories.ts';
import type { Loaded, PageRequest } from '../page.ts';
import { authorJsonLd } from './author.json-ld.ts';

export interface AuthorPageProps {
  readonly frame: Frame;
  readonly author: Author;
  readonly stories: Stories;
}

/** An author, and a page of the list of everything that carries the name. */
export async function loadAuthor(request: PageRequest): Promise<Loaded<AuthorPageProps>> {
  const slug = request.params['slug'] ?? '';
  const path = authorPath(slug);
  const [frame, author, stories] = await Promise.all([
    loadFrame(request),
    findOrNothing(request.client.authors.get({ idOrSlug: slug })),
    loadStories(request, { author: slug }, path),
  ]);
  if (!author) return { kind: 'missing' };
  if (author.slug !== slug) return { kind: 'moved', to: authorPath(author.slug) };
  if (!stories) return { kind: 'missing' };
  return {
    kind: 'page',
    props: { frame, author, stories },
    head: headOf(request, author, stories),
    tags: [...frameTags, `author:${author.id}`, ...storyTags(stories)],
  };
}

function headOf({ site }: PageRequest, author: Author, stories: Stories): Head {
  const { name, slug, bio, roleLine, avatarUrl } = author;
  const path = authorPath(slug);
  return {
    title: name,
    description: (bio || roleLine || `Everything by ${name} in ${site.name}.`).replace(/\s+/g, ' '),
    canonical: `${site.url}${path}`,
    type: 'profile',
    ...(avatarUrl !== null && { image: { url: absoluteUrl(site.url, avatarUrl), alt: name } }),
    feeds: [listFeed(site, name, path), siteFeed(site)],
    indexed: stories.newest === null,
    jsonLd: [authorJsonLd(author, site)],
  };
}
