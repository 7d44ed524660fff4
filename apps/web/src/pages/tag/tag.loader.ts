import type { Tag } from '@broadsheet/domain';
import { tagPath } from '../addresses.ts';
import { listFeed, siteFeed } from '../feed-links.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import type { Head } from '../head.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import { loadStories, storyTags, type Stories } from '../load-stories.ts';
import type { Loaded, PageRequest } from '../page.ts';

export interface TagPageProps {
  readonly frame: Frame;
  readonly tag: Tag;
  readonly stories: Stories;
}

/** A tag, and a page of the list of its stories. */
export async function loadTag(request: PageRequest): Promise<Loaded<TagPageProps>> {
  const slug = request.params['slug'] ?? '';
  const path = tagPath(slug);
  const [frame, tag, stories] = await Promise.all([
    loadFrame(request),
    findOrNothing(request.client.tags.get({ idOrSlug: slug })),
    loadStories(request, { tag: slug }, path),
  ]);
  if (!tag) return { kind: 'missing' };
  if (tag.slug !== slug) return { kind: 'moved', to: tagPath(tag.slug) };
  if (!stories) return { kind: 'missing' };
  return {
    kind: 'page',
    props: { frame, tag, stories },
    head: headOf(request, tag, stories),
    tags: [...frameTags, `tag:${tag.id}`, ...storyTags(stories)],
  };
}

function headOf({ site }: PageRequest, tag: Tag, stories: Stories): Head {
  const path = tagPath(tag.slug);
  return {
    title: tag.name,
    description: `Stories about ${tag.name} in ${site.name}.`,
    canonical: `${site.url}${path}`,
    type: 'website',
    feeds: [listFeed(site, tag.name, path), siteFeed(site)],
    indexed: stories.newest === null,
  };
}
