// What every action works with: the data, and the few things that are not a function of it.
import { toTimestamp } from '@broadsheet/domain';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { createChangeSignal, type ChangeSignal } from './changes/change-signal.ts';
import type { Connection } from './database/connect.ts';
import { createVault, type Vault } from './privacy/vault.ts';

export interface Newsroom extends Connection {
  readonly log: Logger;
  readonly vault: Vault;
  /** Rung when this process has written to the change log. */
  readonly changeSignal: ChangeSignal;
  /** The present moment, RFC 3339 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}

/** Opens the newsroom whose private data is kept under `dataKey`. */
export function createNewsroom(connection: Connection, { dataKey, log }: { dataKey: string; log: Logger }): Newsroom {
  return {
    ...connection,
    log,
    vault: createVault(dataKey),
    changeSignal: createChangeSignal(),
    now: () => toTimestamp(new Date()),
    // Unlike Node's own, these keep the order of one process within a millisecond too.
    newId: () => v7(),
  };
}
