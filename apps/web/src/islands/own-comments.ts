// One's own comments, as the API has them. The browser sends its author's cookie by itself. Without the client and its
// schemas: whoever has once commented should not pay for them on every page.
import type { ListedOwnComment, OwnComment, Problem } from '@broadsheet/api-contract';
import { whyRefused } from './refused-change.ts';

/** What became of a change: the comment as it is now, or why not, as a sentence for the reader. */
export type Changed<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly code: Problem['code'] | 'no-answer'; readonly reason: string };

const limitMs = 20_000;

/** One's own comments under an article, the latest first; none where the API cannot say. */
export async function listOwnComments(articleSlug: string): Promise<readonly ListedOwnComment[]> {
  const query = new URLSearchParams({ article: articleSlug, limit: '50' });
  const answer = await call<{ items: readonly ListedOwnComment[] }>(`/me/comments?${query.toString()}`, {});
  return answer.ok ? answer.result.items : [];
}

/** Changes what a comment says, where it still is at `version`. */
export function editOwnComment({ comment, version }: OwnComment, body: string): Promise<Changed<OwnComment>> {
  return call(`/comments/${comment.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ body }),
  });
}

/** Deletes a comment, whatever it says by now. */
export function deleteOwnComment({ comment }: OwnComment): Promise<Changed<undefined>> {
  return call(`/comments/${comment.id}`, { method: 'DELETE', headers: { 'if-match': '*' } });
}

// The contract's tests hold the API to its types.
async function call<Result>(path: string, init: RequestInit): Promise<Changed<Result>> {
  try {
    const response = await fetch(`/api/v1${path}`, { ...init, signal: AbortSignal.timeout(limitMs) });
    const text = await response.text();
    if (response.ok) return { ok: true, result: text === '' ? undefined : JSON.parse(text) };
    const problem = JSON.parse(text) as Problem;
    return { ok: false, code: problem.code, reason: reasonOf(problem) };
  } catch {
    return { ok: false, code: 'no-answer', reason: 'There was no answer. Please try again.' };
  }
}

function reasonOf(problem: Problem): string {
  if (problem.code === 'stale-version') {
    return 'This comment was changed somewhere else meanwhile. Reload the page to see how.';
  }
  return whyRefused(problem) ?? 'That did not work just now. Please try again in a moment.';
}
