// What a link out of a mail leads to, whose time may be over.
import { ProblemError } from '@broadsheet/api-contract';
import type { Head } from '../head.ts';
import type { PageRequest } from '../page.ts';

/** What `ask` answers; undefined where the link is not good, or no longer. */
export async function whileGood<T>(ask: Promise<T>): Promise<T | undefined> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof ProblemError && ['not-found', 'link-expired'].includes(error.problem.code)) return undefined;
    // What no link of ours looks like.
    if (error instanceof ProblemError && error.problem.status === 400) return undefined;
    throw error;
  }
}

/** What such a page says of itself: nothing that tells whose it is, and not its address. */
export function mailedLinkHead({ site }: Pick<PageRequest, 'site'>, title: string): Head {
  return { title, description: '', canonical: `${site.url}/`, type: 'website', indexed: false };
}
