// One's own comments, for readers with and without scripts, by the cookie that their browser keeps.
import { ProblemError, type ListedOwnComment } from '@broadsheet/api-contract';
import { whyRefused } from '../../islands/refused-change.ts';
import { pathAfter } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { FormFields, ReaderRequest, Taken } from '../reader-page.ts';

/** What a reader wanted of one of their comments, and why it was refused. */
export interface RefusedChange {
  readonly id: string;
  readonly action: 'edit' | 'delete';
  /** What they wrote. */
  readonly body: string;
  readonly reason: string;
}

export interface YourCommentsProps {
  readonly frame: Frame;
  readonly comments: readonly ListedOwnComment[];
  readonly morePath: string | null;
  readonly done: 'changed' | 'deleted' | null;
  readonly refused: RefusedChange | null;
}

/** The names in the query that the page reads. */
export const yourCommentsQuery = ['after', 'done'] as const;

const path = '/your-comments';
const perPage = 20;

/** One's own comments, the latest first. */
export async function loadYourComments(
  request: ReaderRequest,
  refused: RefusedChange | null = null,
): Promise<Taken<YourCommentsProps>> {
  const { own, query, site } = request;
  const after = query.get('after');
  const done = query.get('done');
  const [frame, page] = await Promise.all([
    loadFrame(request),
    findOrNothing(own.ownComments.list({ limit: perPage, ...(after !== null && { after }) })),
  ]);
  if (!page) return { kind: 'moved', to: path };
  return {
    kind: 'page',
    ...(refused && { status: 422 }),
    props: {
      ...{ frame, comments: page.items, refused },
      morePath: page.next === null ? null : pathAfter(path, page.next),
      done: done === 'changed' || done === 'deleted' ? done : null,
    },
    head: {
      ...{ title: 'Your comments', description: 'What you have written in this browser.' },
      ...{ canonical: `${site.url}${path}`, type: 'website', indexed: false },
    },
  };
}

/** Changes or deletes a comment, as a form on the page asks. */
export async function changeYourComments(request: ReaderRequest, form: FormFields): Promise<Taken<YourCommentsProps>> {
  const id = form('id');
  const body = form('body').replaceAll('\r\n', '\n');
  const action = form('action') === 'delete' ? 'delete' : 'edit';
  const ifVersion = Number(form('version'));
  try {
    if (action === 'delete') await request.own.ownComments.remove({ id, ifVersion });
    else await request.own.ownComments.edit({ id, ifVersion, body: { body } });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
    return loadYourComments(request, { id, action, body, reason: reasonOf(error) });
  }
  return { kind: 'moved', to: `${path}?done=${action === 'delete' ? 'deleted' : 'changed'}` };
}

function reasonOf({ problem }: ProblemError): string {
  if (problem.code === 'stale-version') return 'This comment has changed meanwhile. Here it is as it is now.';
  return whyRefused(problem) ?? 'That could not be done with this comment.';
}
