// Steps of an import, many in one transaction, so that a slow disk is waited for rarely; but in short ones, because
// the site goes on meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { write } from '../changes/changes.actions.ts';
import { lockImports } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { ImportSummary } from './import-summary.ts';
import type { ImportWrite } from './import-write.ts';
import type { Outline } from './outline.ts';

/** A part of an import that is written whole or not at all. It may be run again where its transaction failed. */
export type ImportStep = (work: ImportWrite) => Promise<void>;

export interface ImportRun {
  readonly newsroom: Newsroom;
  readonly outline: Outline;
  /** Of what has been written. */
  readonly summary: ImportSummary;
  readonly signal: AbortSignal;
}

const longestTransactionMs = 100;
// Whoever waits to write to SQLite looks again after a while, and would not see a gap of microseconds.
const pauseMs = 5;

/** Runs `steps` in their order. Between two transactions, throws the signal's reason where it has been aborted. */
export async function runSteps(run: ImportRun, steps: readonly ImportStep[]): Promise<void> {
  let next = 0;
  while (next < steps.length) {
    run.signal.throwIfAborted();
    const waiting = steps.slice(next);
    next += await runInOneTransaction(run, waiting);
    await pause(pauseMs);
  }
}

/** Runs as many of `steps` as fit. Returns how many. */
async function runInOneTransaction(
  { newsroom, outline, summary }: ImportRun,
  steps: readonly ImportStep[],
): Promise<number> {
  const { count, ofTransaction } = await write(newsroom, async (open) => {
    await lockImports(open.db, newsroom.dialect);
    const beginning = performance.now();
    // A transaction may be begun again: what the first attempt counted is gone with it.
    const ofTransaction = new ImportSummary();
    let count = 0;
    for (const step of steps) {
      await step({ newsroom, open, outline, summary: ofTransaction });
      count += 1;
      if (performance.now() - beginning > longestTransactionMs) break;
    }
    return { count, ofTransaction };
  });
  summary.merge(ofTransaction);
  return count;
}
