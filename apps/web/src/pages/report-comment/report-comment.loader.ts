// What a reader tells the moderators of a comment that should not be there.
import { ProblemError } from '@broadsheet/api-contract';
import { CommentReportDraft, type PublicComment, type ReportReason } from '@broadsheet/domain';
import { findOrNothing } from '../find-or-nothing.ts';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { FormFields, ReaderRequest, Taken } from '../reader-page.ts';

/** A report that was refused, as it came. */
interface RefusedReport {
  readonly reason: string;
  readonly text: string;
  /** What is wrong with it. */
  readonly trouble: string;
  /** In which field; null where it is in none. */
  readonly field: 'reason' | 'text' | null;
}

export interface ReportCommentProps {
  readonly frame: Frame;
  readonly id: string;
  /** Null where readers do not see it, or no longer. */
  readonly comment: PublicComment | null;
  readonly isDone: boolean;
  readonly refused: RefusedReport | null;
}

export const reasons: Readonly<Record<ReportReason, string>> = {
  offensive: 'It is offensive',
  harassment: 'It harasses somebody',
  spam: 'It is an advertisement',
  misinformation: 'It says what is not true',
  'private-data': 'It tells something private about somebody',
  other: 'Something else',
};

/** The form; and the thanks for a report, also where the comment has been hidden since. */
export async function loadReportForm(
  request: ReaderRequest,
  refused: RefusedReport | null = null,
): Promise<Taken<ReportCommentProps>> {
  const { client, params, query, site } = request;
  const { id = '' } = params;
  const isDone = query.get('done') === 'yes';
  const [frame, place] = await Promise.all([loadFrame(request), findOrNothing(client.threads.locate({ id }))]);
  if ((!place || place.comment.isRemoved) && !isDone) return { kind: 'missing' };
  return {
    kind: 'page',
    ...(refused && { status: 422 }),
    props: { frame, id, comment: place?.comment ?? null, isDone, refused },
    head: {
      ...{ title: 'Report a comment', description: 'Tell the moderators of a comment that should not be there.' },
      ...{ canonical: `${site.url}${reportPath(id)}`, type: 'website', indexed: false },
    },
  };
}

/** Hands a report on to the moderators. */
export async function takeReport(request: ReaderRequest, form: FormFields): Promise<Taken<ReportCommentProps>> {
  const { id = '' } = request.params;
  const written = { reason: form('reason'), text: form('text') };
  const report = CommentReportDraft.safeParse(written);
  if (!report.success) {
    const isText = report.error.issues[0]?.path[0] === 'text';
    const trouble = isText ? (report.error.issues[0]?.message ?? '') : 'Choose what is wrong with it.';
    return loadReportForm(request, { ...written, trouble, field: isText ? 'text' : 'reason' });
  }
  try {
    await request.own.moderation.report({ id, body: report.data });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
    if (error.problem.code === 'not-found') return { kind: 'missing' };
    const trouble = 'Your report could not be sent just now. Please try again in a moment.';
    return loadReportForm(request, { ...written, trouble, field: null });
  }
  return { kind: 'moved', to: `${reportPath(id)}?done=yes` };
}

function reportPath(id: string): string {
  return `/comments/${encodeURIComponent(id)}/report`;
}
