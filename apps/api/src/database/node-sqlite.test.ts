import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createTestDatabase } from './testing/each-database.ts';

test('an id that is too large for a JavaScript number spoils no statement after it', async () => {
  const database = await createTestDatabase('sqlite');
  const { db } = database;
  await sql`create table heights (id integer primary key)`.execute(db);
  await sql`insert into heights values (9009673155903488)`.execute(db);
  const count = await db.transaction().execute(async (open) => {
    const { numAffectedRows } = await sql`delete from heights`.execute(open);
    return numAffectedRows;
  });
  expect(count).toBe(1n);
  await database.drop();
});
