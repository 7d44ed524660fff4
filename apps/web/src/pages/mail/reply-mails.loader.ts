// Where a reader says whether to be mailed of replies. Opening it decides nothing.
import type { ReplySubscription } from '@broadsheet/api-contract';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { ReaderRequest, Taken } from '../reader-page.ts';
import { mailedLinkHead, whileGood } from './mailed-link.ts';

/** What there is to say: a question with a button, an answer, or that the link is not good. */
type ReplyMailsStep = 'to-confirm' | 'confirmed' | 'to-end' | 'ended' | 'not-good';

export interface ReplyMailsProps {
  readonly frame: Frame;
  readonly step: ReplyMailsStep;
  readonly article: ReplySubscription['article'];
}

/** Asks whether mails are wanted. */
export function loadConfirmation(request: ReaderRequest): Promise<Taken<ReplyMailsProps>> {
  return show(request, request.client.replySubscriptions.getUnconfirmed({ token: tokenOf(request) }), confirming);
}

/** Mails are wanted. */
export function confirmReplyMails(request: ReaderRequest): Promise<Taken<ReplyMailsProps>> {
  return show(request, request.client.replySubscriptions.confirm({ token: tokenOf(request) }), confirming);
}

/** Asks whether mails are to end. */
export function loadUnsubscription(request: ReaderRequest): Promise<Taken<ReplyMailsProps>> {
  return show(request, request.client.replySubscriptions.get({ token: tokenOf(request) }), ending);
}

/** Mails are to end: the reader says so, or the program that they read mails with (RFC 8058). */
export function endReplyMails(request: ReaderRequest): Promise<Taken<ReplyMailsProps>> {
  return show(request, request.client.replySubscriptions.end({ token: tokenOf(request) }), ending);
}

const confirming: Readonly<Record<ReplySubscription['status'], ReplyMailsStep>> = {
  unconfirmed: 'to-confirm',
  active: 'confirmed',
  ended: 'not-good',
};
const ending: Readonly<Record<ReplySubscription['status'], ReplyMailsStep>> = {
  unconfirmed: 'to-end',
  active: 'to-end',
  ended: 'ended',
};

async function show(
  request: ReaderRequest,
  asked: Promise<ReplySubscription>,
  steps: typeof confirming,
): Promise<Taken<ReplyMailsProps>> {
  const [frame, found] = await Promise.all([loadFrame(request), whileGood(asked)]);
  const step = found ? steps[found.status] : 'not-good';
  return {
    kind: 'page',
    ...(step === 'not-good' && { status: 410 }),
    props: { frame, step, article: found?.article ?? null },
    head: mailedLinkHead(request, 'Mails about replies'),
  };
}

function tokenOf({ params }: ReaderRequest): string {
  return params['token'] ?? '';
}
