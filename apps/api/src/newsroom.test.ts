import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database/testing/each-database.ts';
import { createNewsroom } from './newsroom.ts';

test('ids sort in the order in which they were made, also within a millisecond', async () => {
  const database = await createTestDatabase('sqlite');
  const { newId } = createNewsroom(database, { dataKey: 'a key', log: pino({ level: 'silent' }) });
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  await database.drop();
});
