// What is done again and again while the API runs. Every process does all of it: each task is one that several may do
// at once.
import { setTimeout as pause } from 'node:timers/promises';
import { publishDueArticles } from './articles/publishing.actions.ts';
import { pruneChangeLog } from './changes/pruning.actions.ts';
import { teachChecker } from './external-checker/teaching.actions.ts';
import { forgetOldRequests } from './idempotency/forget-requests.ts';
import { forgetExpiredBans } from './moderation/bans.actions.ts';
import { forgetOldAsks } from './mail/mail-asks.ts';
import type { Newsroom } from './newsroom.ts';
import { continueErasures, wipeErased } from './personal-data/erasing.actions.ts';
import { forgetAddresses } from './privacy/forget-addresses.ts';
import { followHeld, forgetSettled } from './moderator-mail/follow-held.ts';
import { queueModeratorMails } from './moderator-mail/moderator-mail.ts';
import { followReplies, forgetUnconfirmed } from './notifications/follow-replies.ts';
import { queueDigests } from './notifications/reply-digest.ts';
import { forgetSessions } from './sessions/forget-sessions.ts';
import { indexEverything } from './search/reindexing.actions.ts';
import { tendSpamWords } from './spam-classifier/tend-spam-words.ts';
import { forgetOldDeliveries } from './webhooks/forget-old-deliveries.ts';

interface RecurringTask {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (newsroom: Newsroom, signal: AbortSignal) => Promise<void>;
}

const tasks: readonly RecurringTask[] = [
  { name: 'publish what is due', everyMs: 1000, run: publishDueArticles },
  { name: 'index what is there already', everyMs: 60_000, run: indexEverything },
  { name: 'forget old requests', everyMs: 60_000, run: forgetOldRequests },
  { name: 'tend the spam classifier', everyMs: 3_600_000, run: tendSpamWords },
  { name: 'forget expired bans', everyMs: 3_600_000, run: forgetExpiredBans },
  { name: 'forget who was mailed', everyMs: 600_000, run: forgetOldAsks },
  { name: 'erase what was asked for', everyMs: 60_000, run: continueErasures },
  { name: 'wipe what was erased', everyMs: 3_600_000, run: wipeErased },
  { name: 'forget addresses', everyMs: 3_600_000, run: forgetAddresses },
  { name: 'note replies', everyMs: 1000, run: followReplies },
  { name: 'tell of replies', everyMs: 2000, run: queueDigests },
  { name: 'forget who has not confirmed', everyMs: 600_000, run: forgetUnconfirmed },
  { name: 'note held comments', everyMs: 1000, run: followHeld },
  { name: 'mail held comments', everyMs: 2000, run: queueModeratorMails },
  { name: 'forget what was decided', everyMs: 600_000, run: forgetSettled },
  { name: 'forget ended sessions', everyMs: 3_600_000, run: forgetSessions },
  { name: 'teach the external checker', everyMs: 10_000, run: teachChecker },
  { name: 'prune the change log', everyMs: 60_000, run: pruneChangeLog },
  { name: 'forget old deliveries', everyMs: 60_000, run: forgetOldDeliveries },
];

/** Runs every task until `signal` aborts. Resolves when the last one is done. */
export async function runRecurringTasks(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  await Promise.all(tasks.map((task) => repeat(task, newsroom, signal)));
}

async function repeat({ name, everyMs, run }: RecurringTask, newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await run(newsroom, signal).catch((error: unknown) => {
      newsroom.log.error({ err: error, task: name }, 'A recurring task failed; it is tried again');
    });
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
