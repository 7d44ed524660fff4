import type { Article } from '@broadsheet/domain';
import { articlePath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { Loaded, PageRequest } from '../page.ts';

export interface PreviewPageProps {
  readonly frame: Frame;
  readonly article: Article;
}

/** An article that is not published, for whoever was given the address. One that is has an address of its own. */
export async function loadPreview(request: PageRequest): Promise<Loaded<PreviewPageProps>> {
  const { client, site, params } = request;
  const [frame, article] = await Promise.all([
    loadFrame(request),
    findOrNothing(client.previews.get({ token: params['token'] ?? '' })),
  ]);
  if (!article) return { kind: 'missing' };
  if (article.status === 'published') return { kind: 'moved', to: articlePath(article.slug) };
  return {
    kind: 'page',
    props: { frame, article },
    // What it says of itself to other sites tells them nothing.
    head: {
      title: `Preview: ${article.title}`,
      description: '',
      canonical: `${site.url}/preview`,
      type: 'website',
      indexed: false,
    },
    tags: [],
  };
}
