// What this reader has written under the article: each in its place, with what its author may do with it. Loaded for
// those alone who have written something.
import type { OwnComment } from '@broadsheet/api-contract';
import { createApp, h, shallowReactive, type App } from 'vue';
import { announce, findComment, refreshComment } from './discussion.ts';
import { listOwnComments } from './own-comments.ts';
import OwnCommentControls from './OwnCommentControls.vue';

interface Shown {
  /** What the author sees, wherever it stands. */
  readonly host: HTMLElement;
  readonly app: App;
  readonly state: { own: OwnComment; isWaiting: boolean };
}

/**
 * Shows one's own comments on an article. Those that no place on the page is for stand in `rest`. Returns what looks for
 * new ones.
 */
export function showOwnComments(articleSlug: string, rest: HTMLElement): () => Promise<void> {
  const shown = new Map<string, Shown>();

  /** Comments come, and are drawn anew, without anybody asking: what belongs to them goes along. */
  function place(): void {
    for (const { host, state } of shown.values()) {
      const { id, parentId } = state.own.comment;
      const comment = findComment(id);
      const answered = parentId === null ? null : findComment(parentId);
      state.isWaiting = comment === null;
      const target = comment ?? answered?.closest('li.comment') ?? rest;
      if (host.parentElement !== target) target.append(host);
      // One that is published, and on another page of the discussion, is not for here; nor is one that was taken away.
      host.hidden = comment === null ? state.own.status === 'approved' : comment.matches('.removed');
    }
  }

  function show(own: OwnComment): void {
    const { id } = own.comment;
    const known = shown.get(id);
    if (known) {
      known.state.own = own;
      return;
    }
    const host = document.createElement('div');
    const state = shallowReactive({ own, isWaiting: true });
    const actions = { onChanged: change, onDeleted: forget };
    const app = createApp({
      render: () => h(OwnCommentControls, { own: state.own, isWaiting: state.isWaiting, ...actions }),
    });
    app.config.idPrefix = `own-${id}`;
    app.mount(host);
    shown.set(id, { host, app, state });
  }

  async function change(own: OwnComment): Promise<void> {
    show(own);
    // One that waits is nowhere else.
    if (findComment(own.comment.id)) await refreshComment(own.comment.id).catch(() => undefined);
    announce(own.status === 'approved' ? 'Your comment is changed.' : 'A moderator will read what you have changed.');
  }

  async function forget({ comment: { id } }: OwnComment): Promise<void> {
    const gone = shown.get(id);
    shown.delete(id);
    gone?.app.unmount();
    gone?.host.remove();
    if (findComment(id)) await refreshComment(id).catch(() => undefined);
    announce('Your comment is deleted.');
    const title = document.getElementById('comments-title');
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  }

  async function load(): Promise<void> {
    const found = await listOwnComments(articleSlug);
    for (const own of found.toReversed()) show(own);
    place();
  }

  const discussion = document.querySelector('#comments');
  if (discussion) new MutationObserver(place).observe(discussion, { childList: true, subtree: true });
  return load;
}
