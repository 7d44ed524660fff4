import type { ThreadEntry } from '@broadsheet/domain';
import { articlePath, commentPath } from '../addresses.ts';
import { mayComment } from '../discussion/load-discussion.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import type { Loaded, PageRequest, Site } from '../page.ts';

export interface CommentFragmentProps {
  readonly site: Site;
  readonly entry: ThreadEntry;
  readonly articlePath: string;
  readonly mayReply: boolean;
}

/** One comment by itself, for scripts that bring it into a page. */
export async function loadCommentFragment({
  client,
  params,
  site,
}: PageRequest): Promise<Loaded<CommentFragmentProps>> {
  const { id = '' } = params;
  const place = await findOrNothing(client.threads.locate({ id }));
  if (!place) return { kind: 'missing' };
  const {
    comment,
    article: { id: articleId, slug, title },
  } = place;
  const [mayReply, answered] = await Promise.all([
    mayComment(client, place.article),
    comment.parentId === null ? undefined : findOrNothing(client.threads.locate({ id: comment.parentId })),
  ]);
  return {
    kind: 'page',
    props: {
      ...{ site, articlePath: articlePath(slug), mayReply },
      entry: {
        ...{ comment, level: 1, replies: [] },
        inReplyTo: comment.parentId === null ? null : { id: comment.parentId, name: answered?.comment.name ?? '' },
      },
    },
    head: { title, description: '', canonical: `${site.url}${commentPath(id)}`, type: 'website', indexed: false },
    tags: [`article:${articleId}`, `comment:${id}`, 'discussions'],
  };
}
