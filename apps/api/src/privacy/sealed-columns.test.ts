import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '../database/testing/each-database.ts';
import { lostColumns, lostTables, otherHashes, sealedTables } from './sealed-columns.ts';

describe('a new data key', () => {
  test('reaches every column whose name says that something secret is in it', async () => {
    const database = await createTestDatabase('sqlite');
    const { rows } = await sql<{ table: string; column: string }>`
      select tables.name as "table", columns.name as "column"
      from sqlite_schema as tables join pragma_table_info(tables.name) as columns
      where tables.type = 'table'
        and (columns.name like '%\\_sealed' escape '\\' or columns.name like '%\\_hash' escape '\\'
          or columns.name like '%fingerprint%' or columns.name like '%token%')
    `.execute(database.db);
    await database.drop();
    const known = new Set<string>([
      ...sealedTables.flatMap(({ table, sealed, hashes }) =>
        [...sealed, ...Object.keys(hashes)].map((column) => `${table}.${column}`),
      ),
      ...[...lostColumns, ...otherHashes].map(({ table, column }) => `${table}.${column}`),
    ]);
    const unknown = rows
      .filter(({ table }) => !lostTables.some((lost) => lost === table))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !known.has(name));
    expect(unknown, 'name these in privacy/sealed-columns.ts').toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });
});
