import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { describeEachDatabase } from './testing/each-database.ts';

describeEachDatabase('bringing a database forward', (database) => {
  test('is recorded, and done only once', async () => {
    const recorded = () => sql`select name, timestamp from kysely_migration order by name`.execute(database().db);
    const { rows } = await recorded();
    expect(rows[0]).toMatchObject({ name: '0001-foundation' });
    await migrate(database());
    expect((await recorded()).rows).toEqual(rows);
  });
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-migrate-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('several processes may start on the same empty file at once', async () => {
  const file = join(folder, 'shared.db');
  const program = `
    import { connect } from './connect.ts';
    import { migrate } from './migrate.ts';
    const connection = connect({ file: ${JSON.stringify(file)} });
    await migrate(connection);
    await connection.db.destroy();
  `;
  const run = () =>
    promisify(execFile)(
      process.execPath,
      ['--conditions=broadsheet', '--input-type=module-typescript', '--eval', program],
      {
        cwd: import.meta.dirname,
      },
    );
  await Promise.all(Array.from({ length: 6 }, run));
  const { db } = connect({ file });
  expect(await db.selectFrom('articles').select('id').execute()).toEqual([]);
  await db.destroy();
});
