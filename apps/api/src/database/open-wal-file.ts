import { DatabaseSync } from 'node:sqlite';
import { isUnavailable } from './dialect.ts';

const patienceMs = 5_000;
const pauseMs = 20;

/** Opens the SQLite file for many processes at once: with a write-ahead log, and waiting where another one writes. */
export function openWalFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: patienceMs });
  try {
    useWal(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

// Where two are the first to open a file, one of them is told at once that it is busy: SQLite does not wait here.
function useWal(database: DatabaseSync): void {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
