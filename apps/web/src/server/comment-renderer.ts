// Draws comments for those who read along, each once for all of them.
import type { Client } from '@broadsheet/api-contract';
import type { PublicComment } from '@broadsheet/domain';
import type { Site } from '../pages/page.ts';
import type { Renderer } from './renderer.ts';

/** Draws a comment as it was told of at `place` in the log; undefined where readers do not see it any more. */
export type RenderComment = (comment: PublicComment, place: string) => Promise<string | undefined>;

/** What comments are drawn with. */
export interface RenderingParts {
  readonly client: Client;
  readonly site: Site;
  readonly renderer: () => Promise<Renderer>;
}

// Who comes back after a break is told of the same ones as all the others.
const mostKept = 500;

/** Draws comments, and keeps those that it drew last. */
export function createCommentRenderer(parts: RenderingParts): RenderComment {
  const kept = new Map<string, Promise<string | undefined>>();
  return (comment, place) => {
    const name = `${place} ${comment.id}`;
    const known = kept.get(name);
    if (known) return known;
    const rendering = renderComment(parts, comment);
    kept.set(name, rendering);
    rendering.catch(() => kept.delete(name));
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    return rendering;
  };
}

async function renderComment({ client, site, renderer }: RenderingParts, comment: PublicComment) {
  const { module } = await renderer();
  const { component, load } = module.commentFragment;
  if (comment.isRemoved) {
    const entry = { comment, level: 1, inReplyTo: null, replies: [] };
    return module.renderFragment(component, { props: { site, entry, articlePath: '', mayReply: false } });
  }
  const params = { id: comment.id };
  const loaded = await load({ client, site, params, query: new URLSearchParams(), now: new Date() });
  return loaded.kind === 'page' ? module.renderFragment(component, loaded) : undefined;
}
