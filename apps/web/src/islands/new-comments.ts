// The comments that came since the page was opened, until their reader asks for them.
import { countNewComments } from './comment-count.ts';
import { announce, findComment, placeComment, removeComment } from './discussion.ts';
import type { LiveComment, LiveListener } from './live-stream.ts';

// Several that come together are announced together, and by then one's own comment stands where it belongs.
const announceAfterMs = 1_000;

/** Holds what is new, and a button for it. */
export class NewComments implements LiveListener {
  readonly #button: HTMLButtonElement;
  /** By id, in the order in which they came. */
  readonly #held = new Map<string, LiveComment>();
  /** How comments are drawn by now in which the reader has the focus. */
  readonly #later = new Map<string, string>();
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

  changed(comment: LiveComment): void {
    const { id, html, isRemoved } = comment;
    const shown = findComment(id);
    this.#later.delete(id);
    if (!shown) {
      this.#held.set(id, comment);
      this.#announceSoon();
    } else if (!isRemoved && shown.contains(document.activeElement)) this.#changeLater(shown, id, html);
    else placeComment(html);
  }

  gone(id: string): void {
    this.#held.delete(id);
    this.#later.delete(id);
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

  get #count(): number {
    return [...this.#held.values()].filter(({ isRemoved }) => !isRemoved).length;
  }

  // Whoever is about to answer it, or goes through it with the keyboard, keeps their place.
  #changeLater(shown: HTMLElement, id: string, html: string): void {
    this.#later.set(id, html);
    shown.addEventListener('focusout', ({ relatedTarget }) => {
      const late = this.#later.get(id);
      if (late === undefined || (relatedTarget instanceof Node && shown.contains(relatedTarget))) return;
      this.#later.delete(id);
      placeComment(late);
    });
  }

  #announceSoon(): void {
    this.#announcing ??= setTimeout(() => {
      this.#announcing = undefined;
      this.#draw();
      if (this.#count > 0) announce(this.#button.textContent);
    }, announceAfterMs);
  }

  #forgetShown(): void {
    for (const id of this.#held.keys()) if (findComment(id)) this.#held.delete(id);
    if (this.#announcing === undefined) this.#draw();
  }

  #draw(): void {
    this.#button.hidden = this.#count === 0 && !this.#isOutdated;
    if (this.#button.hidden) return;
    this.#button.textContent = this.#isOutdated
      ? 'Reload for new comments'
      : `Show ${countNewComments(this.#count, document.documentElement.lang)}`;
  }

  #show(): void {
    if (this.#isOutdated) {
      location.reload();
      return;
    }
    const held = [...this.#held.values()];
    this.#held.clear();
    const placed = held.map(({ html }) => placeComment(html)).filter((comment) => comment !== undefined);
    this.#draw();
    for (const comment of placed) comment.classList.add('fresh');
    if (placed[0]) placed[0].focus();
    // They stand behind comments that are not on this page.
    else location.assign('?comments=newest#comments');
  }
}
