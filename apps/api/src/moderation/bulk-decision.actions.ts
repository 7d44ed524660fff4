// One decision about many comments: each a transaction of its own, so that nobody else has to wait for all of them.
import { setImmediate } from 'node:timers/promises';
import { BulkDecision, type BulkDecisionAnswer } from '@broadsheet/api-contract';
import { holderOf, type Caller } from '../caller.ts';
import { write } from '../changes/changes.actions.ts';
import { moderateComment } from '../comments/moderation.actions.ts';
import { countFree, listFree } from '../comments/lists/queue.actions.ts';
import { parseBody } from '../http/parse-input.ts';
import { problemOf } from '../http/problem.ts';
import { asPart } from '../idempotency/receipt.ts';
import type { Newsroom } from '../newsroom.ts';

type Outcome = BulkDecisionAnswer['outcomes'][number];

/** A comment that is decided on, as it was read. */
interface Meant {
  readonly id: string;
  readonly ifVersion: number | '*';
}

/** Decides on every comment that `body` means, and says what became of each. Throws `invalid-body`. */
export async function decideOnMany(newsroom: Newsroom, body: unknown, caller: Caller): Promise<BulkDecisionAnswer> {
  return carryOut(newsroom, parseBody(BulkDecision, body), holderOf(caller));
}

/** Decides on every comment that `decision` means, in the name of `by`, and says what became of each. */
export async function carryOut(newsroom: Newsroom, decision: BulkDecision, by: string): Promise<BulkDecisionAnswer> {
  const { matched, meant } = await findMeant(newsroom, decision, by);
  const outcomes: Outcome[] = [];
  for (const each of decision.dryRun ? [] : meant) {
    // A part for each, so that whoever sends it again after it broke off gets what became of each the first time.
    outcomes.push(await asPart(each.id, () => outcomeOf(newsroom, each, { decision, by })));
    // SQLite answers without ever waiting: whoever else has asked meanwhile comes in between.
    await setImmediate();
  }
  return { matched, outcomes };
}

// In one write, which a request with an Idempotency-Key remembers: sent again, it means the same comments.
function findMeant(
  newsroom: Newsroom,
  { comments, filter, limit, dryRun }: BulkDecision,
  holder: string,
): Promise<{ matched: number; meant: Meant[] }> {
  return write(newsroom, async (open) => {
    if (!filter) {
      const meant = [...new Map((comments ?? []).map((each) => [each.id, each])).values()];
      return { matched: meant.length, meant };
    }
    const matched = await countFree(open, { asked: filter, holder });
    const free = dryRun ? [] : await listFree(open, { asked: filter, holder, limit });
    return { matched, meant: free.map(({ id, version }) => ({ id, ifVersion: version })) };
  });
}

async function outcomeOf(
  newsroom: Newsroom,
  { id, ifVersion }: Meant,
  { decision: { action, reason }, by }: { decision: BulkDecision; by: string },
): Promise<Outcome> {
  const precondition = { allows: (version: number) => ifVersion === '*' || ifVersion === version };
  try {
    const { status, version } = await moderateComment(newsroom, id, { action, precondition, by, reason });
    return { id, status, version };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    return { id, problem };
  }
}
