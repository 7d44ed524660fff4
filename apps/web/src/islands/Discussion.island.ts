// The links of a discussion that lead to more of it: with scripts, what they lead to comes into the page.
import { countComments } from './comment-count.ts';
import { announce, findComment, placeItem } from './discussion.ts';
import { readAlong } from './read-along.ts';

/** Listens in the discussion that `host` stands in. */
export default function wake(host: HTMLElement): void {
  const discussion = host.closest<HTMLElement>('#comments');
  if (discussion) readAlong(discussion);
  discussion?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.ariaDisabled === 'true') return;
    if (link.closest('.more')) {
      event.preventDefault();
      void showMore(link);
    } else if (showLinked(link)) event.preventDefault();
  });
  // From here on, links bring in what they lead to.
  host.dataset['awake'] = '';
}

/** Goes to the comment that `link` leads to, where that is on the page. */
function showLinked({ pathname }: HTMLAnchorElement): boolean {
  const [, id = ''] = /^\/comments\/([\w-]+)$/.exec(pathname) ?? [];
  if (!findComment(id)) return false;
  location.hash = `comment-${id}`;
  return true;
}

// The page that the link leads to has what is missing here. Where it cannot be had, the link does what links do.
async function showMore(link: HTMLAnchorElement): Promise<void> {
  link.ariaDisabled = 'true';
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`The page was answered with ${response.status}.`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const added = takeOver(page);
    replaceLink(link, page);
    const shown = added.filter((comment) => !comment.matches('.removed'));
    announce(`${countComments(shown.length, document.documentElement.lang)} added.`);
    added[0]?.focus();
  } catch {
    location.assign(link.href);
  }
}

/** Brings in the comments that `page` shows and this one does not. Returns them in their order. */
function takeOver(page: Document): HTMLElement[] {
  const added: HTMLElement[] = [];
  for (const thread of page.querySelectorAll<HTMLElement>('#comments > ol.thread > li')) {
    if (isHere(thread)) added.push(...takeReplies(thread));
    else {
      document.querySelector('#comments > ol.thread')?.append(thread);
      added.push(...thread.querySelectorAll<HTMLElement>('.comment-self'));
    }
  }
  return added;
}

function takeReplies(thread: HTMLElement): HTMLElement[] {
  const missing = [...thread.querySelectorAll<HTMLElement>('li.comment')].filter((item) => !isHere(item));
  return missing.flatMap((item) => {
    for (const replies of item.querySelectorAll(':scope > ol')) replies.remove();
    const comment = placeItem(item) && selfOf(item);
    return comment ? [comment] : [];
  });
}

/** What `link` leads to is here now; what comes after that may not be. */
function replaceLink(link: HTMLAnchorElement, page: Document): void {
  const place = link.closest('.more');
  const thread = place?.closest('li.comment');
  const own = thread && selfOf(thread)?.id;
  const next = own
    ? page.getElementById(own)?.closest('li')?.querySelector(':scope > .more')
    : page.querySelector('#comments > .more');
  if (next) place?.replaceWith(next);
  else place?.remove();
}

function isHere(item: Element): boolean {
  return document.getElementById(selfOf(item)?.id ?? '') !== null;
}

function selfOf(item: Element): HTMLElement | null {
  return item.querySelector<HTMLElement>(':scope > .comment-self');
}
