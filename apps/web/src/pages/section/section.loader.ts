import type { Section } from '@broadsheet/domain';
import { sectionPath } from '../addresses.ts';
import { listFeed, siteFeed } from '../feed-links.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import type { Head } from '../head.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import { loadStories, storyTags, type Stories } from '../load-stories.ts';
import type { Loaded, PageRequest } from '../page.ts';

export interface SectionPageProps {
  readonly frame: Frame;
  readonly section: Section;
  readonly stories: Stories;
}

/** A section, and a page of the list of its stories. */
export async function loadSection(request: PageRequest): Promise<Loaded<SectionPageProps>> {
  const slug = request.params['slug'] ?? '';
  const path = sectionPath(slug);
  const [frame, section, stories] = await Promise.all([
    loadFrame(request),
    findOrNothing(request.client.sections.get({ idOrSlug: slug })),
    loadStories(request, { section: slug }, path),
  ]);
  if (!section) return { kind: 'missing' };
  if (section.slug !== slug) return { kind: 'moved', to: sectionPath(section.slug) };
  if (!stories) return { kind: 'missing' };
  return {
    kind: 'page',
    props: { frame, section, stories },
    head: headOf(request, section, stories),
    tags: [...frameTags, `section:${section.id}`, ...storyTags(stories)],
  };
}

function headOf({ site }: PageRequest, section: Section, stories: Stories): Head {
  const path = sectionPath(section.slug);
  return {
    title: section.name,
    description: section.description || `The news of ${section.name} in ${site.name}.`,
    canonical: `${site.url}${path}`,
    type: 'website',
    feeds: [listFeed(site, section.name, path), siteFeed(site)],
    indexed: stories.newest === null,
  };
}
