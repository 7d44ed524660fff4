// What the mailed link leads to: nothing happens here until its reader presses something.
import { ProblemError, type PersonalData } from '@broadsheet/api-contract';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { FormFields, ReaderRequest, Taken } from '../reader-page.ts';
import { yourDataHead } from './your-data.loader.ts';

export interface YourDataLinkProps {
  readonly frame: Frame;
  readonly token: string;
  /** Null where the link is no longer good. */
  readonly kept: { readonly comments: number; readonly subscriptions: number } | null;
  /** Whether to erase was pressed without saying that it is meant. */
  readonly isUnconfirmed: boolean;
}

/** What is kept of the reader, counted, and what they can do about it. */
export async function loadYourDataLink(
  request: ReaderRequest,
  { isUnconfirmed = false }: { isUnconfirmed?: boolean } = {},
): Promise<Taken<YourDataLinkProps>> {
  const { token = '' } = request.params;
  const [frame, found] = await Promise.all([
    loadFrame(request),
    whileGood(() => request.own.personalData.get({ token })),
  ]);
  if (found === 'unknown') return { kind: 'missing' };
  const status = found === 'expired' ? 410 : isUnconfirmed ? 422 : 200;
  const kept = found === 'expired' ? null : counted(found);
  return { kind: 'page', status, props: { frame, token, kept, isUnconfirmed }, head: yourDataHead(request) };
}

/** Erases everything, where the reader says that they mean it. */
export async function eraseYourData(request: ReaderRequest, form: FormFields): Promise<Taken<YourDataLinkProps>> {
  if (form('confirmed') !== 'yes') return loadYourDataLink(request, { isUnconfirmed: true });
  const { token = '' } = request.params;
  const done = await whileGood(() => request.own.personalData.erase({ token }));
  if (done === 'unknown' || done === 'expired') return loadYourDataLink(request);
  return { kind: 'moved', to: '/your-data?done=erased' };
}

async function whileGood<T>(ask: () => Promise<T>): Promise<T | 'unknown' | 'expired'> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.code === 'not-found') return 'unknown';
    if (error.problem.code === 'link-expired') return 'expired';
    throw error;
  }
}

function counted({ comments, replyNotifications }: PersonalData): YourDataLinkProps['kept'] {
  return { comments: comments.length, subscriptions: replyNotifications.length };
}
