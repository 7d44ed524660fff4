// Runs the same tests on SQLite and on a real PostgreSQL, each test file on databases of its own.
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { connect, type Connection, type DatabaseAddress } from '../connect.ts';
import type { Dialect } from '../dialect.ts';
import type { Templates } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string;
    readonly templates: Templates;
  }
}

export const dialects: readonly Dialect[] = ['sqlite', 'postgres'];

/** An empty database that has been brought to the newest schema. */
export interface TestDatabase extends Connection {
  readonly address: DatabaseAddress;
  drop(): Promise<void>;
}

/** Describes `what` once for each database. `tests` gets a function that gives the database while tests run. */
export function describeEachDatabase(what: string, tests: (database: () => TestDatabase) => void): void {
  for (const dialect of dialects) describeDatabase(dialect, what, tests);
}

/** Describes `what` on one database, where the other would only say the same again. */
export function describeDatabase(dialect: Dialect, what: string, tests: (database: () => TestDatabase) => void): void {
  describe(`${what}, on ${dialect}`, () => {
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      database = await createTestDatabase(dialect);
    });
    afterAll(() => database?.drop());
    tests(() => {
      if (!database) throw new Error('The database is there while tests run.');
      return database;
    });
  });
}

/** Creates a database for a test, which drops it. */
export async function createTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  const { address, remove } = await (dialect === 'sqlite' ? createFile() : createOnServer());
  const connection = connect(address);
  await allowCrowds(connection);
  return {
    ...connection,
    address,
    async drop() {
      await connection.db.destroy();
      await remove();
    },
  };
}

// All readers of a test write from one address at once, and hardly any test is about that.
async function allowCrowds({ db }: Connection): Promise<void> {
  const plenty = { mostPerAddress: 10_000, mostPerReader: 10_000, mostPerArticle: 100_000 };
  const row = { row_number: 1, settings: JSON.stringify(plenty), updated_at: '2026-11-23T08:30:00.000Z', version: 1 };
  await db.insertInto('comment_settings').values(row).execute();
}

async function createFile() {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-db-'));
  const file = join(folder, 'broadsheet.db');
  await copyFile(inject('templates').sqliteFile, file);
  return { address: { file }, remove: () => rm(folder, { recursive: true }) };
}

async function createOnServer() {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const server = inject('postgresUrl');
  await onServer(server, `create database ${name} template ${inject('templates').postgresName}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { address: { url: url.href }, remove: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
