import { loadFrame, frameTags, type Frame } from '../load-frame.ts';
import type { Loaded, PageRequest } from '../page.ts';
import { siteFeed } from '../feed-links.ts';
import { layOutFront, type FrontLayout } from './front-layout.ts';
import { newspaperJsonLd } from '../newspaper.json-ld.ts';

export interface FrontPageProps {
  readonly frame: Frame;
  readonly layout: FrontLayout;
}

// Enough for every place on the page, with some to choose the most discussed from.
const limit = 60;

/** The front page, of the newest articles. */
export async function loadFront(request: PageRequest): Promise<Loaded<FrontPageProps>> {
  const { client, site } = request;
  const [frame, { items }] = await Promise.all([loadFrame(request), client.articles.list({ limit })]);
  const layout = layOutFront(items, frame.sections);
  return {
    kind: 'page',
    props: { frame, layout },
    head: {
      title: site.name,
      description: site.description,
      canonical: `${site.url}/`,
      type: 'website',
      feeds: [siteFeed(site)],
      jsonLd: [newspaperJsonLd(site)],
    },
    tags: [...frameTags, ...items.map(({ id }) => `article:${id}`)],
  };
}
