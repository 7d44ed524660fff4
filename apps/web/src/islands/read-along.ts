// New comments as they come, on a page that is open. They are announced, and shown when the reader asks for them: nothing
// moves under their eyes. What is edited or taken away changes in its place at once.
import { LiveStream } from './live-stream.ts';
import { NewComments } from './new-comments.ts';

/** Reads along in `discussion` from the place in the log at which the page was made, where the page names one. */
export function readAlong(discussion: HTMLElement): void {
  const host = discussion.querySelector<HTMLElement>('[data-live]');
  const { live: article = '', place = '' } = host?.dataset ?? {};
  if (!host) return;
  const news = new NewComments(host);
  const stream = new LiveStream(article, place, news);
  let isNear = false;
  const follow = () => (isNear && document.visibilityState === 'visible' ? stream.open() : stream.close());
  // A browser keeps few connections to one site open, and a page that nobody looks at needs none.
  document.addEventListener('visibilitychange', follow);
  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting === true;
      follow();
    },
    { rootMargin: '100%' },
  );
  observer.observe(discussion);
}
