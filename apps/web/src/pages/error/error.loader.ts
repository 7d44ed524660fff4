import { bareFrame, frameTags, loadFrame, type Frame } from '../load-frame.ts';
import type { PageRequest, Shown } from '../page.ts';

export interface ErrorPageProps {
  readonly frame: Frame;
  readonly status: number;
  readonly title: string;
  /** What the reader can do. */
  readonly advice: string;
}

/**
 * What is shown where a page cannot be. From 500 on nobody is asked for anything: they may be what failed. Nor is anybody
 * for those who ask too often.
 */
export async function loadError(request: PageRequest, status: number): Promise<Shown & { props: ErrorPageProps }> {
  const { title, advice } = wordsFor(status);
  const frame = status < 500 && status !== 429 ? await loadFrame(request) : bareFrame(request);
  const head = {
    title,
    description: advice,
    canonical: `${request.site.url}/`,
    type: 'website',
    indexed: false,
  } as const;
  return { props: { frame, status, title, advice }, head, tags: frameTags };
}

function wordsFor(status: number): { readonly title: string; readonly advice: string } {
  if (status === 404) {
    return {
      title: 'There is no page at this address',
      advice:
        'It may have been withdrawn, or the address may have a letter too many. Everything begins at the front page.',
    };
  }
  if (status === 410) {
    return {
      title: 'This could be read for a while, and no longer',
      advice: 'Whoever sent you the address can make a new one.',
    };
  }
  if (status === 429) {
    return {
      title: 'That was a little fast',
      advice: 'From your address very many pages have been asked for. Please try again in a moment.',
    };
  }
  if (status < 500) {
    return {
      title: 'This request could not be understood',
      advice: 'Please go back and try again, or begin at the front page.',
    };
  }
  if (status === 503) {
    return {
      title: 'We cannot show this page just now',
      advice: 'The newspaper is very busy or being updated. Please try again in a minute.',
    };
  }
  return {
    title: 'Something went wrong on our side',
    advice: 'It has been noted, and it is not your fault. Please try again in a minute.',
  };
}
