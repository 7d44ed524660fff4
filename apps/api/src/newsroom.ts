// What every action works with: the data, and the few things that are not a function of it.
import { toTimestamp, type Newspaper } from '@broadsheet/domain';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { ChangeFeed, type LogReader } from './changes/change-feed.ts';
import { createChangeSignal, type ChangeSignal } from './changes/change-signal.ts';
import { findLastChange, listLogged } from './changes/changes.store.ts';
import type { Connection } from './database/connect.ts';
import { createCommentChecker, type CheckerSettings, type CommentChecker } from './external-checker/comment-checker.ts';
import { createVault, type Vault } from './privacy/vault.ts';

export interface Newsroom extends Connection {
  readonly log: Logger;
  readonly vault: Vault;
  /** Whose articles these are, and where readers find them. */
  readonly newspaper: Newspaper;
  /** Rung when this process has written to the change log. */
  readonly changeSignal: ChangeSignal;
  /** What happens, for all in this process who follow it. */
  readonly changeFeed: ChangeFeed;
  /** How long a change stays in the log. */
  readonly changeLogDays: number;
  /** Whether webhooks may lead into the network that the API itself is in, and go without TLS. */
  readonly allowsPrivateWebhooks: boolean;
  /** Who is asked what they think of a comment, beside our own rules; null where nobody is. */
  readonly commentChecker: CommentChecker | null;
  /** The present moment, RFC 3339 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}

interface NewsroomParts {
  /** Under which private data is kept. */
  readonly dataKey: string;
  readonly log: Logger;
  readonly newspaper?: Newspaper;
  readonly changeLogDays?: number;
  readonly allowsPrivateWebhooks?: boolean;
  readonly commentChecker?: CheckerSettings | undefined;
}

// Where nobody says whose site it is, as in tests.
const nowhere: Newspaper = { name: 'Broadsheet', url: 'http://localhost:3000' };

/** Opens the newsroom that is kept in the database of `connection`. */
export function createNewsroom(connection: Connection, parts: NewsroomParts): Newsroom {
  const { dataKey, log, newspaper = nowhere, changeLogDays = 30, allowsPrivateWebhooks = false } = parts;
  const { db } = connection;
  const changeSignal = createChangeSignal();
  const changeLog: LogReader = { list: (asked) => listLogged(db, asked), findLast: () => findLastChange(db) };
  return {
    ...connection,
    log,
    vault: createVault(dataKey),
    newspaper,
    changeSignal,
    changeLogDays,
    allowsPrivateWebhooks,
    commentChecker: parts.commentChecker ? createCommentChecker(parts.commentChecker, newspaper.url) : null,
    changeFeed: new ChangeFeed(changeLog, changeSignal),
    now: () => toTimestamp(new Date()),
    // Unlike Node's own, these keep the order of one process within a millisecond too.
    newId: () => v7(),
  };
}
