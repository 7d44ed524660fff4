import {
  CommentBanDraft,
  CommentBanKind,
  CommentStatus,
  Id,
  canClassify,
  decisionsToClassify,
} from '@broadsheet/domain';
import { Command, InvalidArgumentError, Option } from 'commander';
import { listModeratedComments } from '../comments/lists/comment-lists.actions.ts';
import { createBan, listBans, removeBan } from '../moderation/bans.actions.ts';
import { carryOut } from '../moderation/bulk-decision.actions.ts';
import { getCommentStats } from '../moderation/comment-stats.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { commentSettingsCommand } from './comment-settings.command.ts';
import { Complaint } from './complaint.ts';
import { toTimeToCome } from './time-to-come.ts';
import { withNewsroom } from './with-newsroom.ts';

// Whoever may use the command line may do everything.
const by = 'admin';

export function commentsCommand(): Command {
  return new Command('comments')
    .description('lists comments, decides on them, and bans readers')
    .helpCommand(false)
    .addCommand(listCommand())
    .addCommand(decisionCommand('approve', 'shows comments to readers'))
    .addCommand(decisionCommand('reject', 'refuses comments'))
    .addCommand(decisionCommand('spam', 'marks comments as spam'))
    .addCommand(decisionCommand('hold', 'puts comments back into the queue'))
    .addCommand(banCommand())
    .addCommand(new Command('bans').description('lists the bans that hold, the newest first').action(showBans))
    .addCommand(
      new Command('unban').description('lifts a ban').argument('<id>', 'the id of the ban', toId).action(unban),
    )
    .addCommand(commentSettingsCommand())
    .addCommand(new Command('stats').description('says how much there is to moderate').action(showStats));
}

function listCommand(): Command {
  return new Command('list')
    .description('lists comments, the oldest first')
    .addOption(
      new Option('--status <status>', 'in which state').choices(CommentStatus.options).default('pending' as const),
    )
    .option('--article <idOrSlug>', 'on which article')
    .option('--rule <name>', 'which rule held or refused them')
    .option('--text <words>', 'what they say, or the name of who says it')
    .option('--reported', 'only those that readers have reported')
    .option('--limit <number>', 'how many at most, up to 100', toLimit, 20)
    .action(list);
}

function decisionCommand(action: 'approve' | 'reject' | 'spam' | 'hold', description: string): Command {
  return new Command(action)
    .description(description)
    .argument('<id...>', 'the ids of the comments', addId)
    .option('--reason <text>', 'why, for their history', '')
    .action((ids: readonly string[], { reason }: { reason: string }) => decide(action, ids, reason));
}

function banCommand(): Command {
  return new Command('ban')
    .description('bans an email address, a range of IP addresses, or names')
    .argument('<kind>', CommentBanKind.options.join(', '))
    .argument('<value>', 'for example casino@example.org, 192.0.2.0/24, "Casino *"')
    .option('--reason <text>', 'why, for other moderators', '')
    .option('--expires <time>', 'when it ends by itself: 90d, 12h, 2030-01-31', toTimeToCome)
    .action(ban);
}

interface Listed {
  readonly status: CommentStatus;
  readonly article?: string;
  readonly rule?: string;
  readonly text?: string;
  readonly reported?: boolean;
  readonly limit: number;
}

function list({ limit, ...filter }: Listed): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const { items, total = 0 } = await listModeratedComments(newsroom, { ...filter, limit, count: true });
    for (const { id, status, createdAt, name, body, reportCount } of items) {
      const reports = reportCount === 0 ? '' : `, reported ${reportCount} times`;
      process.stdout.write(`${id}  ${status}${reports}  ${createdAt}  ${name}: ${shorten(body)}\n`);
    }
    process.stderr.write(`${items.length} of ${total}.\n`);
  });
}

function decide(action: 'approve' | 'reject' | 'spam' | 'hold', ids: readonly string[], reason: string): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const comments = ids.map((id) => ({ id, ifVersion: '*' as const }));
    const decision = { action, reason, comments, filter: undefined, limit: comments.length, dryRun: false };
    const { outcomes } = await carryOut(newsroom, decision, by);
    for (const { id, status, problem } of outcomes) process.stdout.write(`${id}  ${status ?? problem?.detail ?? ''}\n`);
    const refused = outcomes.filter(({ problem }) => problem).length;
    if (refused > 0) throw new Complaint(`${refused} of ${outcomes.length} could not be decided on.`);
  });
}

function ban(kind: string, value: string, { reason, expires }: { reason: string; expires?: string }): Promise<void> {
  const draft = CommentBanDraft.safeParse({ kind, value, reason, expiresAt: expires ?? null });
  if (!draft.success) throw new Complaint(draft.error.issues.map(({ message }) => message).join(' '));
  return withNewsroom(async (newsroom) => {
    const { id } = await createBan(newsroom, draft.data);
    process.stdout.write(`${id}\n`);
  });
}

function showBans(): Promise<void> {
  return withNewsroom(async (newsroom) => {
    for (let after: string | undefined; ;) {
      const { items, next } = await listBans(newsroom, { limit: 100, after });
      for (const { id, kind, value, reason, expiresAt } of items) {
        const until = expiresAt === null ? '' : `, until ${expiresAt}`;
        process.stdout.write(`${id}  ${kind}  ${value ?? '(sealed under another key)'}${until}  ${reason}\n`);
      }
      if (next === null) return;
      after = next;
    }
  });
}

function unban(id: string): Promise<void> {
  return withNewsroom(async (newsroom) => {
    await removeBan(newsroom, id);
    process.stdout.write(`The ban ${id} is lifted.\n`);
  });
}

function showStats(): Promise<void> {
  return withNewsroom(async (newsroom) => {
    process.stdout.write(await describeStats(newsroom));
  });
}

async function describeStats(newsroom: Newsroom): Promise<string> {
  const { counts, oldestWaiting, bans, learnt } = await getCommentStats(newsroom);
  const { all, ofEachKind } = decisionsToClassify;
  const lines = [
    ...CommentStatus.options.map((status) => `${status}: ${counts[status]}`),
    `waiting since: ${oldestWaiting ?? 'nothing waits'}`,
    `bans: ${bans}`,
    `spam classifier: learnt from ${learnt.ham} approved and ${learnt.spam} marked as spam` +
      (canClassify(learnt) ? '' : `; begins at ${all}, with ${ofEachKind} of each`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function shorten(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ');
  return line.length <= 100 ? line : `${line.slice(0, 100).toWellFormed()}…`;
}

function toId(text: string): string {
  const id = Id.safeParse(text);
  if (!id.success) throw new InvalidArgumentError('It must be an id, as the list shows it.');
  return id.data;
}

function addId(text: string, before: readonly string[] = []): string[] {
  return [...before, toId(text)];
}

function toLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 100) throw new InvalidArgumentError('It must be a number from 1 to 100.');
  return limit;
}
