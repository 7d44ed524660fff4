// How readers change and delete what they wrote themselves. To whoever is not its author, a comment is not there.
import type { OwnComment } from '@broadsheet/api-contract';
import { statusAfterEdit } from '@broadsheet/domain';
import type { CommentSubmission, ExternalCheck, ModerationDecision } from '@broadsheet/domain';
import { may, type Caller } from '../../caller.ts';
import { write, type Write } from '../../changes/changes.actions.ts';
import { getCommentSettings } from '../../comment-settings/comment-settings.actions.ts';
import { assertCurrent, type Precondition } from '../../http/etag.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import { indexComment } from '../../search/indexing.actions.ts';
import { askChecker } from '../judging/checking.actions.ts';
import { subjectsOf } from '../comment-effects.ts';
import type { StoredComment } from '../comment-rows.ts';
import { changeStatus, countShown } from '../comment-status.actions.ts';
import { hashAuthor, hashText, openComment } from '../commenter.ts';
import * as store from '../comments.store.ts';
import { judge } from '../judging/judging.actions.ts';
import { removeComment } from '../removal.actions.ts';
import * as own from './authoring.store.ts';
import { isEditable, toOwnComment } from './own-comments.actions.ts';

/** Whose token came with the request, and of which comment they speak. */
export interface AuthorAsked {
  readonly id: string;
  readonly authorToken: string | undefined;
  readonly precondition: Precondition;
}

/**
 * Changes what a comment says, and judges it anew. Throws `not-found` where its author's token did not come with it,
 * `stale-version`, `edit-time-over`, `discussion-closed`, and `comment-rejected` where a rule rejects it and has
 * something to tell; nothing is changed then.
 */
export async function editComment(newsroom: Newsroom, asked: AuthorAsked, body: string): Promise<OwnComment> {
  const externalCheck = await checkChanged(newsroom, asked, body);
  return write(newsroom, async (open) => {
    const current = await getOwnComment(newsroom, open, asked);
    assertCurrent(asked.precondition, current.version);
    const { editMinutes } = await getCommentSettings(open.db);
    if (!isEditable(current, editMinutes, open.now)) throw tooLate(editMinutes);
    if (current.body === body) return toOwnComment(current, editMinutes, open.now);
    const changed = toJudged(newsroom, { ...current, body });
    const decision = await judge(newsroom, open, { ...changed, externalCheck });
    if (decision.verdict === 'reject' && decision.told !== undefined) {
      throw new Refusal('comment-rejected', decision.told);
    }
    return toOwnComment(await rewrite(newsroom, open, { current, body, decision }), editMinutes, open.now);
  });
}

/** Deletes a comment for its author, or for a moderator. Throws `not-found` for everybody else, and `stale-version`. */
export function deleteComment(newsroom: Newsroom, asked: AuthorAsked, caller: Caller): Promise<void> {
  return write(newsroom, async (open) => {
    const get = () =>
      may(caller, 'comments:moderate') ? getComment(open, asked.id) : getOwnComment(newsroom, open, asked);
    // Nobody else decides on it from here on: what is counted is what is taken away.
    await countShown(open, await get(), 0);
    const comment = await get();
    assertCurrent(asked.precondition, comment.version);
    await removeComment(open, comment);
  });
}

async function getComment({ db }: Write, id: string): Promise<StoredComment> {
  const comment = await store.findComment(db, id);
  if (!comment || comment.isRemoved) throw notFound();
  return comment;
}

async function getOwnComment(
  { vault }: Newsroom,
  { db }: Pick<Write, 'db'>,
  { id, authorToken }: AuthorAsked,
): Promise<StoredComment> {
  if (authorToken === undefined) throw notFound();
  const comment = await own.findOwnComment(db, { id, authorHash: hashAuthor(vault, authorToken) });
  if (!comment) throw notFound();
  return comment;
}

// Asked before the transaction opens, which finds out whether the comment may be changed at all.
async function checkChanged(newsroom: Newsroom, asked: AuthorAsked, body: string): Promise<ExternalCheck | null> {
  const { db, commentChecker } = newsroom;
  if (!commentChecker) return null;
  const current = await getOwnComment(newsroom, { db }, asked);
  const { editMinutes } = await getCommentSettings(db);
  if (current.body === body || !isEditable(current, editMinutes, newsroom.now())) return null;
  return askChecker(newsroom, toJudged(newsroom, { ...current, body }));
}

function toJudged(newsroom: Newsroom, changed: StoredComment) {
  const { articleId, avatarSeed } = changed;
  const { ipAddress } = openComment(newsroom, changed);
  return { articleId, avatarSeed, submission: toSubmission(newsroom, changed), ipAddress, changes: changed };
}

/** As the rules would have it come in, had it been sent like this. */
function toSubmission(newsroom: Newsroom, stored: StoredComment): CommentSubmission {
  const { body, name, website, parentId } = stored;
  const email = openComment(newsroom, stored).email ?? '';
  return { body, name, website, parentId, email, notify: false, honeypot: '', secondsToWrite: null };
}

interface Change {
  readonly current: StoredComment;
  readonly body: string;
  readonly decision: ModerationDecision;
}

async function rewrite(newsroom: Newsroom, open: Write, { current, body, decision }: Change): Promise<StoredComment> {
  const { db, now } = open;
  const outcomes = [...decision.outcomes];
  const textHash = hashText(newsroom.vault, body);
  const rewritten = { ...current, body, outcomes, textHash, editedAt: now, version: current.version + 1 };
  // The article first: whoever deletes it locks it before its comments, too.
  const { isSeen } = await countShown(open, current, 0);
  if (!(await own.rewriteComment(db, rewritten))) throw staleVersion();
  const status = statusAfterEdit(current.status, decision.status);
  open.record({ type: 'comment.updated', subjects: subjectsOf(current), isPublic: status === 'approved' && isSeen });
  if (status !== current.status) {
    const reason = `Its author changed it. ${reasonOf(decision)}`;
    return changeStatus(newsroom, open, rewritten, { status, by: 'author', reason });
  }
  await indexComment(open, current.id);
  return rewritten;
}

function reasonOf({ outcomes, verdict }: ModerationDecision): string {
  return outcomes.find((outcome) => outcome.verdict === verdict)?.reason ?? '';
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such comment.');
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
}

function tooLate(editMinutes: number): Refusal {
  const time = editMinutes === 1 ? 'a minute' : `${editMinutes} minutes`;
  return new Refusal('edit-time-over', `A comment may be changed within ${time} after it was sent.`);
}
