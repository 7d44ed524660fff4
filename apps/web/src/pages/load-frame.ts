// What stands around every page: the sections and the standing pages.
import type { PageRequest, Site } from './page.ts';

/** What a link to a section or to a standing page needs. */
export interface FrameLink {
  readonly slug: string;
  readonly name: string;
}

/** What stands around a page. */
export interface Frame {
  readonly site: Site;
  /** The moment at which the page was made. */
  readonly now: string;
  readonly sections: readonly FrameLink[];
  /** Each in its own language. */
  readonly standingPages: readonly (FrameLink & { readonly language: string })[];
}

/** A page changes with its frame: with any section, and with the name or the being of any standing page. */
export const frameTags: readonly string[] = ['sections', 'articles'];

// As many as one answer holds. A newspaper with more sections than that has other troubles.
const limit = 100;

/** What stands around the page that is asked for. Ask for it beside what the page itself needs, not after it. */
export async function loadFrame(request: PageRequest): Promise<Frame> {
  const { client, site } = request;
  const [sections, standing] = await Promise.all([
    client.sections.list({ limit, published: 'true' }),
    client.articles.list({ kind: 'page', limit }),
  ]);
  const byName = new Intl.Collator(site.language).compare;
  return {
    ...bareFrame(request),
    sections: sections.items.map(({ slug, name }) => ({ slug, name })),
    standingPages: standing.items
      .map(({ slug, title, language }) => ({ slug, name: title, language }))
      .sort((one, other) => byName(one.name, other.name)),
  };
}

/** The frame of a page that must not ask anybody: of an error. */
export function bareFrame({ site, now }: Pick<PageRequest, 'site' | 'now'>): Frame {
  return { site, now: now.toISOString(), sections: [], standingPages: [] };
}
