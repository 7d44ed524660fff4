// The discussion in the page: how a comment comes into it, changes in it, and leaves it. Comments come as the server
// renders them (`/comments/ID/fragment`), so that nothing in the browser knows how one is drawn.
import { countComments } from './comment-count.ts';

/** Replies to replies to replies stand beside what they answer: a column can only be indented so often. */
export const depthLimit = 4;

/** A comment as the server renders it, or undefined where readers do not see it. Throws where there is no answer. */
async function fetchComment(id: string): Promise<string | undefined> {
  const response = await fetch(`/comments/${encodeURIComponent(id)}/fragment`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The comment was answered with ${response.status}.`);
  return response.text();
}

/** Brings the page up to date with what readers see of a comment now. Returns its element where it is on the page. */
export async function refreshComment(id: string): Promise<HTMLElement | undefined> {
  const html = await fetchComment(id);
  if (html !== undefined) return placeComment(html);
  removeComment(id);
  return undefined;
}

/**
 * Puts a comment, as the server renders it, where it belongs, or in place of what the page shows of it already. Returns
 * its element; undefined where what it answers is not on the page, or where it comes after comments that are not here.
 */
export function placeComment(html: string): HTMLElement | undefined {
  const item = parse(html).querySelector<HTMLElement>('li.comment');
  const comment = item?.querySelector<HTMLElement>('.comment-self');
  if (!item || !comment) return undefined;
  const shown = document.getElementById(comment.id);
  if (shown) {
    if (shown.matches('.removed') !== comment.matches('.removed')) count(comment.matches('.removed') ? -1 : 1);
    shown.replaceWith(comment);
    withoutNeedlessReference(comment, item.dataset['parent']);
    return comment;
  }
  if (!placeItem(item)) return undefined;
  count(1);
  return comment;
}

/** Takes a comment off the page. What was answered stays as an empty place. */
export function removeComment(id: string): void {
  const comment = findComment(id);
  if (!comment || comment.matches('.removed')) return;
  count(-1);
  const note = document.createElement('p');
  note.textContent = 'This comment was removed.';
  comment.classList.add('removed');
  comment.replaceChildren(note);
  for (let item = itemOf(comment); item && isEmptied(item);) {
    const above = item.parentElement?.closest<HTMLElement>('li.comment') ?? null;
    item.remove();
    item = above;
  }
}

/** Tells readers who do not see the page what has happened to the discussion. */
export function announce(text: string): void {
  const status = document.querySelector('#comments [data-comments-status]');
  if (status) status.textContent = text;
}

/** The element of a comment that is on the page. */
export function findComment(id: string): HTMLElement | null {
  return document.getElementById(`comment-${id}`);
}

/**
 * Puts the list item of a comment that is not on the page yet, with all that it holds, where it belongs. Returns whether
 * that is on the page.
 */
export function placeItem(item: HTMLElement): boolean {
  const { parent } = item.dataset;
  if (parent === undefined) return placeThread(item);
  const answered = findComment(parent);
  const above = answered && itemOf(answered);
  if (!above) return false;
  if (levelOf(above) >= depthLimit) above.parentElement?.append(item);
  else listOf(above).append(item);
  const comment = item.querySelector<HTMLElement>(':scope > .comment-self');
  if (comment) withoutNeedlessReference(comment, parent);
  return true;
}

// What stands right under what it answers need not say so.
function withoutNeedlessReference(comment: HTMLElement, parent: string | undefined): void {
  const above = itemOf(comment)?.parentElement?.closest('li.comment')?.querySelector(':scope > .comment-self');
  if (parent !== undefined && above?.id === `comment-${parent}`) comment.querySelector('.in-reply-to')?.remove();
}

function placeThread(item: HTMLElement): boolean {
  const list = document.querySelector<HTMLElement>('#comments > ol.thread');
  if (!list) return false;
  const isNewestFirst = list.dataset['sort'] === 'newest';
  // What comes last belongs behind what is not here yet.
  if (!isNewestFirst && document.querySelector('#comments > .more')) return false;
  list.hidden = false;
  list[isNewestFirst ? 'prepend' : 'append'](item);
  return true;
}

function listOf(item: HTMLElement): Element {
  const list = item.querySelector(':scope > ol');
  if (list) return list;
  const made = document.createElement('ol');
  item.querySelector(':scope > .comment-self')?.after(made);
  return made;
}

function levelOf(item: HTMLElement): number {
  let level = 0;
  for (let at: Element | null | undefined = item; at; at = at.parentElement?.closest('li.comment')) level += 1;
  return level;
}

function itemOf(comment: HTMLElement): HTMLElement | null {
  return comment.closest<HTMLElement>('li.comment');
}

function isEmptied(item: HTMLElement): boolean {
  return item.querySelector(':scope > .removed') !== null && !item.querySelector(':scope > ol > li, :scope > .more');
}

function count(by: number): void {
  const title = document.querySelector<HTMLElement>('#comments-title');
  if (!title) return;
  const total = Math.max(0, Number(title.dataset['count'] ?? 0) + by);
  title.dataset['count'] = `${total}`;
  title.textContent = total === 0 ? 'Comments' : countComments(total, document.documentElement.lang);
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
