// The comments that came since the page was opened, until their reader asks for them.
import { countNewComments } from './comment-count.ts';
import { announce, findComment, placeComment, removeComment } from './discussion.ts';
import type { LiveListener } from './live-stream.ts';

// Several that come together are announced together, and by then one's own comment stands where it belongs.
const announceAfterMs = 1_000;

/** Holds what is new, and a button for it. */
export class NewComments implements LiveListener {
  readonly #button: HTMLButtonElement;
  /** By id, as the server draws them, in the order in which they came. */
  readonly #held = new Map<string, string>();
  #announcing: ReturnType<typeof setTimeout> | undefined;
  #isOutdated = false;

  /** `host` is where the button stands. */
  constructor(host: HTMLElement) {
    this.#button = document.createElement('button');
    this.#button.type = 'button';
    this.#button.className = 'button';
    this.#button.hidden = true;
    this.#button.addEventListener('click', () => this.#show());
    host.append(this.#button);
    // One's own comment comes by another way.
    new MutationObserver(() => this.#forgetShown()).observe(document.querySelector('#comments > ol.thread') ?? host, {
      childList: true,
      subtree: true,
    });
  }

  changed({ id, html }: { readonly id: string; readonly html: string }): void {
    const shown = findComment(id);
    if (!shown) {
      this.#held.set(id, html);
      this.#announceSoon();
      return;
    }
    // Whoever is about to answer it, or to read it with the keyboard, keeps their place.
    if (shown.contains(document.activeElement)) {
      shown.addEventListener('focusout', () => placeComment(html), { once: true });
    } else placeComment(html);
  }

  gone(id: string): void {
    this.#held.delete(id);
    this.#draw();
    const hadFocus = findComment(id)?.contains(document.activeElement) === true;
    removeComment(id);
    if (hadFocus) (findComment(id) ?? document.querySelector<HTMLElement>('.comment-self'))?.focus();
  }

  outdated(): void {
    this.#isOutdated = true;
    this.#draw();
    announce(this.#button.textContent);
  }

  #announceSoon(): void {
    this.#announcing ??= setTimeout(() => {
      this.#announcing = undefined;
      this.#draw();
      if (this.#held.size > 0) announce(this.#button.textContent);
    }, announceAfterMs);
  }

  #forgetShown(): void {
    for (const id of this.#held.keys()) if (findComment(id)) this.#held.delete(id);
    if (this.#announcing === undefined) this.#draw();
  }

  #draw(): void {
    this.#button.hidden = this.#held.size === 0 && !this.#isOutdated;
    if (this.#button.hidden) return;
    this.#button.textContent = this.#isOutdated
      ? 'Reload for new comments'
      : `Show ${countNewComments(this.#held.size, document.documentElement.lang)}`;
  }

  #show(): void {
    const placed = [...this.#held.values()].map(placeComment).filter((comment) => comment !== undefined);
    this.#held.clear();
    this.#draw();
    for (const comment of placed) comment.classList.add('fresh');
    if (placed[0]) placed[0].focus();
    else this.#leave();
  }

  // What stands behind comments that are not on this page.
  #leave(): void {
    if (this.#isOutdated) location.reload();
    else location.assign('?comments=newest#comments');
  }
}
