// Another data key: everything is sealed and hashed anew, in one transaction, while nobody else has the database open.
// Both keys are on the disk until it is through; the database says which of them is the right one.
import { readOrCreateSecret } from '@broadsheet/service';
import { aloneWith } from '../database/alone.ts';
import { connect, type DatabaseAddress } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import type { Newsroom } from '../newsroom.ts';
import { adoptNextKey, keyIdOf, readDataKey } from './data-key.ts';
import { claimDataKey, updateKeyId } from './data-key.store.ts';
import { lostColumns, lostTables, sealedTables, type SealedTable } from './sealed-columns.ts';
import * as store from './sealed-columns.store.ts';
import { createVault, openOrNull, type Vault } from './vault.ts';

/** The newsroom whose key is to be replaced. */
export interface RotationPlace {
  readonly dataDir: string;
  readonly database: DatabaseAddress;
}

/** What became of a rotation. */
export interface Rotation {
  /** How many values were sealed anew. */
  readonly resealed: number;
  /** How many did not open under the key before. They are left as they are. */
  readonly unreadable: number;
}

interface Vaults {
  readonly before: Vault;
  readonly next: Vault;
}

const atOnce = 500;

/**
 * Gives the newsroom another data key. It may be cut off at any moment, and begun again. With `isLost`, whatever key the
 * database was written under is given up. Throws a `DatabaseInUseError` where a process has the database open, and a
 * `SettingError` where the key at hand is not that of the database.
 */
export async function rotateDataKey(
  { dataDir, database }: RotationPlace,
  { isLost = false }: { isLost?: boolean } = {},
): Promise<Rotation> {
  const dataKey = await prepare({ dataDir, database }, isLost);
  const nextKey = await readOrCreateSecret(dataDir, 'next-data-key');
  const vaults = { before: createVault(dataKey), next: createVault(nextKey) };
  const rotation = await aloneWith(database, async (trx) => {
    const done = await resealAll(trx, vaults);
    await updateKeyId(trx, keyIdOf(nextKey));
    return done;
  });
  await adoptNextKey(dataDir);
  return rotation;
}

async function prepare({ dataDir, database }: RotationPlace, isLost: boolean): Promise<string> {
  const connection = connect(database);
  try {
    await migrate(connection);
    if (!isLost) return await readDataKey(connection, dataDir);
    const dataKey = await readOrCreateSecret(dataDir, 'data-key');
    await claimDataKey(connection.db, connection.dialect, keyIdOf(dataKey));
    return dataKey;
  } finally {
    await connection.db.destroy();
  }
}

async function resealAll(db: Newsroom['db'], vaults: Vaults): Promise<Rotation> {
  let resealed = 0;
  let unreadable = 0;
  for (const table of lostTables) await store.emptyTable(db, table);
  for (const { table, column } of lostColumns) await store.emptyColumn(db, table, column);
  await store.deleteHashedAuthors(db);
  for (const each of sealedTables) {
    const done = await resealTable(db, each, vaults);
    resealed += done.resealed;
    unreadable += done.unreadable;
  }
  return { resealed, unreadable };
}

async function resealTable(db: Newsroom['db'], sealed: SealedTable, vaults: Vaults): Promise<Rotation> {
  let resealed = 0;
  let unreadable = 0;
  for (let after = ''; ;) {
    const rows = await store.listSealedRows(db, sealed, { after, limit: atOnce });
    for (const row of rows) {
      const done = resealRow(row, sealed, vaults);
      await store.updateRow(db, sealed.table, { id: row.id, values: done.values });
      resealed += done.resealed;
      unreadable += done.unreadable;
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return { resealed, unreadable };
    after = last.id;
  }
}

function resealRow(row: store.TextRow, { sealed, beside = [], hashes }: SealedTable, { before, next }: Vaults) {
  const opened: Record<string, string | null> = Object.fromEntries(
    beside.map((column) => [column, row[column] ?? null]),
  );
  const values: Record<string, string | null> = {};
  let unreadable = 0;
  for (const column of sealed) {
    const value = row[column] ?? null;
    if (value === null || value === '') continue;
    const text = openOrNull(before, value);
    if (text === null) unreadable += 1;
    else {
      opened[column] = text;
      values[column] = next.seal(text);
    }
  }
  const resealed = Object.keys(values).length;
  for (const [column, hash] of Object.entries(hashes)) {
    const value = hash(next, opened);
    // What nobody can open nobody can find by its hash either: it stays as it is.
    if (value !== null) values[column] = value;
  }
  return { values, resealed, unreadable };
}
