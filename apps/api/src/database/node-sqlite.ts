// node:sqlite in the shape that Kysely's own SQLite dialect asks of a driver.
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import { openWalFile } from './open-wal-file.ts';

const cachedStatements = 500;

/**
 * Opens the file durably: an acknowledged write survives the process and the machine (synchronous=FULL). What is deleted
 * is overwritten (secure_delete), which costs 0.6 % more bytes in the log.
 */
export function openNodeSqlite(file: string): SqliteDatabase {
  const database = openWalFile(file);
  database.exec(`
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma temp_store = memory;
    pragma cache_size = -32000;
  `);
  const statements = new Map<string, ReturnType<typeof toKyselyStatement>>();

  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = toKyselyStatement(database.prepare(beginAsWriter(sql)));
      // Statements with lists of parameters come in many lengths; the oldest makes room.
      if (statements.size >= cachedStatements) statements.delete(statements.keys().next().value ?? '');
      statements.set(sql, statement);
      return statement;
    },
  };
}

/**
 * A transaction takes the write lock when it begins. Begun as a reader, it would fail at once (SQLITE_BUSY, without
 * waiting) when another process wrote between its first read and its first write.
 */
function beginAsWriter(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql;
}

function toKyselyStatement(statement: StatementSync) {
  const reader = statement.columns().length > 0;
  // The last row's id comes with every statement, and FTS5 keeps rows of its own whose ids no JavaScript number can hold.
  if (!reader) statement.setReadBigInts(true);
  return {
    reader,
    all: (parameters: readonly unknown[]) => statement.all(...toInput(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...toInput(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...toInput(parameters)),
  };
}

// Kysely types parameters as unknown; node:sqlite itself refuses at run time what it cannot bind.
function toInput(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
