// Readers tell moderators of a comment. Whatever comes of it, they hear the same.
import { toTimestamp, type CommentReport, type CommentReportDraft } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { changeStatus, countShown, subjectsOfComment } from '../comments/comment-status.actions.ts';
import { getStoredComment } from '../comments/moderation.actions.ts';
import { hashReader } from '../comments/reader-marks.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { listOfComment, type PageAskedOfComment } from './list-of-comment.ts';
import { countReport, countReportsFrom, insertReport, listReports } from './reports.store.ts';

// Nobody finds so many by reading. What comes beyond is not counted, and not told apart.
const mostAnHour = 30;

/** Who reports, as far as anybody can tell. */
export interface Reporter {
  readonly ipAddress: string | null;
  /** What their browser keeps since a comment of their own. */
  readonly authorToken: string | undefined;
}

/**
 * Takes in a report, and hides the comment where as many readers have reported it since a moderator last looked as the
 * settings say. A reader counts once for each comment: who has reported it before is somebody with the same token, or
 * from the same network, since tokens can be made up. Throws `not-found` where readers do not see the comment.
 */
export async function reportComment(
  newsroom: Newsroom,
  commentId: string,
  { draft, reporter }: { draft: CommentReportDraft; reporter: Reporter },
): Promise<void> {
  await write(newsroom, async (open) => {
    const { db, now } = open;
    // The article first, as for every change of a comment's state; then it is as it was when nobody changes it any more.
    const { isSeen } = await countShown(open, await getStoredComment(db, commentId), 0);
    const comment = await getStoredComment(db, commentId);
    if (!isSeen || comment.status !== 'approved' || comment.isRemoved) throw notFound();
    const marks = hashReader(newsroom.vault, reporter);
    const anHourAgo = toTimestamp(new Date(Date.parse(now) - 3_600_000));
    if (marks.ipHash !== null && (await countReportsFrom(db, marks.ipHash, anHourAgo)) >= mostAnHour) return;
    const report = { id: newsroom.newId(), ...draft, createdAt: now };
    if (!(await insertReport(db, { ...report, ...marks, commentId }))) return;
    const reportCount = await countReport(db, commentId);
    open.record({ type: 'comment.reported', subjects: subjectsOfComment(comment), isPublic: false });
    const { reportsToHold } = await getCommentSettings(db);
    if (reportsToHold === null || reportCount < reportsToHold) return;
    const reason = `Reported by ${reportCount} ${reportCount === 1 ? 'reader' : 'readers'}.`;
    await changeStatus(newsroom, open, { ...comment, reportCount }, { status: 'pending', by: 'reports', reason });
  });
}

/** What readers have reported about a comment, the newest first. Throws `not-found` and `invalid-cursor`. */
export function listReportsOf(
  newsroom: Newsroom,
  asked: PageAskedOfComment,
): Promise<{ items: CommentReport[]; next: string | null }> {
  return listOfComment(newsroom, { name: 'reports', ...asked }, (page) => listReports(newsroom.db, page));
}

// As where there never was one.
function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such comment.');
}
