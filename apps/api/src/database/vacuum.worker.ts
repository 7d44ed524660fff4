// Writes a SQLite file anew in a thread of its own, so that the process goes on meanwhile. Those who write wait for it.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
database.exec('pragma synchronous = full; pragma secure_delete = on; vacuum');
const row = database.prepare('pragma wal_checkpoint(truncate)').get();
database.close();
parentPort?.postMessage(row?.['busy'] === 0);
