// Where a moderator decides on a comment that they were mailed. Opening it decides nothing.
import { MailedDecisionAction, ProblemError, type MailedDecision } from '@broadsheet/api-contract';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { ReaderRequest, Taken } from '../reader-page.ts';
import { mailedLinkHead, whileGood } from './mailed-link.ts';

export interface MailedDecisionProps {
  readonly frame: Frame;
  /** What the link is for. */
  readonly action: MailedDecisionAction;
  /** The comment as it is now; undefined where the link is not good. */
  readonly found: MailedDecision | undefined;
  /** Whether it has just been decided on here, or somebody else was faster. */
  readonly outcome: 'done' | 'too-late' | null;
}

/** Shows the comment, and asks. */
export async function loadMailedDecision(
  request: ReaderRequest,
  outcome: MailedDecisionProps['outcome'] = null,
): Promise<Taken<MailedDecisionProps>> {
  const action = MailedDecisionAction.safeParse(request.params['action']).data;
  if (!action) return { kind: 'missing' };
  const token = tokenOf(request);
  const [frame, found] = await Promise.all([
    loadFrame(request),
    whileGood(request.client.mailedDecisions.get({ token })),
  ]);
  return {
    kind: 'page',
    status: found ? (outcome === 'too-late' ? 409 : 200) : 410,
    props: { frame, action, found, outcome },
    head: mailedLinkHead(request, 'A comment waits'),
  };
}

/** Decides, and shows what came of it. */
export async function takeMailedDecision(request: ReaderRequest): Promise<Taken<MailedDecisionProps>> {
  const action = MailedDecisionAction.safeParse(request.params['action']).data;
  if (!action) return { kind: 'missing' };
  return loadMailedDecision(request, await decide(request, action));
}

async function decide(
  { client, params }: ReaderRequest,
  action: MailedDecisionAction,
): Promise<MailedDecisionProps['outcome']> {
  try {
    const token = params['token'] ?? '';
    return (await whileGood(client.mailedDecisions.decide({ token, body: { action } }))) ? 'done' : null;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'transition-not-allowed') return 'too-late';
    throw error;
  }
}

function tokenOf({ params }: ReaderRequest): string {
  return params['token'] ?? '';
}
