import { pino } from 'pino';
import { connect } from '../database/connect.ts';
import {
  createTestDatabase,
  describeDatabase,
  dialects,
  type TestDatabase,
} from '../database/testing/each-database.ts';
import type { Dialect } from '../database/dialect.ts';
import { createNewsroom, type Newsroom } from '../newsroom.ts';

/** A newsroom whose database other processes can open, too. */
export type TestNewsroom = Newsroom & Pick<TestDatabase, 'address'>;

export const testDataKey = 'a key for tests';

/** Describes `what` once for each database. `tests` gets a function that gives an empty newsroom while tests run. */
export function describeEachNewsroom(what: string, tests: (newsroom: () => TestNewsroom) => void): void {
  for (const dialect of dialects) describeNewsroom(dialect, what, tests);
}

/** Describes `what` on one database, where the other would only say the same again. */
export function describeNewsroom(dialect: Dialect, what: string, tests: (newsroom: () => TestNewsroom) => void): void {
  describeDatabase(dialect, what, (database) => {
    let newsroom: TestNewsroom | undefined;
    tests(() => (newsroom ??= openNewsroom(database())));
  });
}

/** Opens an empty newsroom for a test, which drops it. */
export async function openTestNewsroom(dialect: Dialect): Promise<TestNewsroom & Pick<TestDatabase, 'drop'>> {
  const database = await createTestDatabase(dialect);
  return { ...openNewsroom(database), drop: () => database.drop() };
}

/** Opens the newsroom at `address` once more. */
export function openBeside(address: TestNewsroom['address']): TestNewsroom {
  const log = pino({ level: 'silent' });
  return { ...createNewsroom(connect(address), { dataKey: testDataKey, log }), address };
}

function openNewsroom(database: TestDatabase): TestNewsroom {
  const newsroom = createNewsroom(database, { dataKey: testDataKey, log: pino({ level: 'silent' }) });
  return { ...newsroom, address: database.address };
}
