import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { listModeratedComments } from '../comments/lists/comment-lists.actions.ts';
import { hashAddress, hashEmail } from '../comments/commenter.ts';
import { insertArticle, send } from '../comments/testing/discussion.ts';
import { DatabaseInUseError } from '../database/alone.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing/each-database.ts';
import type { Dialect } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { openNewsroom } from '../open-newsroom.ts';
import { createUser, findByCredentials } from '../users/users.actions.ts';
import { keyIdOf } from './data-key.ts';
import { updateKeyId } from './data-key.store.ts';
import { rotateDataKey } from './rotate-data-key.ts';
import { createVault } from './vault.ts';

const email = 'pilot@example.org';
const password = 'four lentils in a boat';
const staff = { name: 'Ilse Marrow', email: 'ilse@example.org', role: 'admin', password } as const;

describe.each<Dialect>(['sqlite', 'postgres'])('a new data key, on %s', (dialect) => {
  let dataDir = '';
  let database: TestDatabase;
  let place: Parameters<typeof rotateDataKey>[0];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-rotation-'));
    database = await createTestDatabase(dialect);
    await database.db.destroy();
    place = { dataDir, database: database.address };
  });
  afterEach(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  const open = () =>
    openNewsroom({ ...readConfig({}), dataDir, database: database.address }, pino({ level: 'silent' }));
  const during = async <T>(work: (newsroom: Newsroom) => Promise<T>): Promise<T> => {
    const newsroom = await open();
    return work(newsroom).finally(() => newsroom.db.destroy());
  };
  const secret = (name = 'data-key') => readFile(join(dataDir, 'secrets', name), 'utf8');
  const fill = (newsroom: Newsroom) =>
    insertArticle(newsroom).then(async (articleId) => {
      await send(newsroom, articleId, { email });
      await createUser(newsroom, staff);
    });
  const sealedTexts = async ({ db }: Newsroom): Promise<string[]> => {
    const { rows } = await sql<{ one: string; other: string }>`
      select comments.email_sealed as one, users.email_sealed as other from comments, users`.execute(db);
    return rows.flatMap(({ one, other }) => [one, other]);
  };
  const expectWhole = (newsroom: Newsroom) =>
    Promise.all([
      expect(listModeratedComments(newsroom, { status: 'pending', limit: 5 })).resolves.toMatchObject({
        items: [{ email, ipAddress: '192.0.2.7' }],
      }),
      expect(findByCredentials(newsroom, staff)).resolves.toMatchObject({ user: { name: staff.name } }),
      expect(newsroom.db.selectFrom('comments').select(['email_hash', 'ip_hash']).execute()).resolves.toEqual([
        { email_hash: hashEmail(newsroom.vault, email), ip_hash: hashAddress(newsroom.vault, '192.0.2.7') },
      ]),
    ]);

  test('opens everything that the one before opened, and that one opens nothing any more', async () => {
    await during(fill);
    const before = await secret();
    const { resealed, unreadable } = await rotateDataKey(place);
    expect([resealed, unreadable]).toEqual([3, 0]);
    const next = await secret();
    expect(next).not.toBe(before);
    expect(await readdir(join(dataDir, 'secrets'))).toEqual(['data-key']);
    expect((await stat(join(dataDir, 'secrets', 'data-key'))).mode & 0o777).toBe(0o600);
    await during(async (newsroom) => {
      await expectWhole(newsroom);
      const texts = await sealedTexts(newsroom);
      expect(texts).toHaveLength(2);
      for (const text of texts) expect(() => createVault(before).open(text)).toThrow();
    });
    if ('file' in database.address) {
      const file = await readFile(database.address.file, 'latin1');
      expect(file).not.toContain(hashEmail(createVault(before), email));
      expect(file).toContain(hashEmail(createVault(next), email));
    }
  });

  test('is refused while a process has the database open, and nothing has changed then', async () => {
    const newsroom = await open();
    await fill(newsroom);
    const before = await secret();
    await expect(rotateDataKey(place)).rejects.toThrow(DatabaseInUseError);
    expect(await secret()).toBe(before);
    await expectWhole(newsroom);
    await newsroom.db.destroy();
    await during(expectWhole);
    await rotateDataKey(place);
    await during(expectWhole);
  });

  // The rest is the same on both: the database says which key it is written under.
  test.runIf(dialect === 'sqlite')(
    'that was cut off before it was through leaves everything under the one before, and can be begun again',
    async () => {
      await during(fill);
      const before = await secret();
      await writeFile(join(dataDir, 'secrets', 'next-data-key'), 'half of a rotation', { mode: 0o600 });
      await during(expectWhole);
      expect(await secret()).toBe(before);
      await rotateDataKey(place);
      expect(await secret()).toBe('half of a rotation');
      await during(expectWhole);
    },
  );

  test.runIf(dialect === 'sqlite')(
    'that was cut off when everything was written is taken up by whoever starts next',
    async () => {
      await during(fill);
      const before = await secret();
      await rotateDataKey(place);
      const secrets = join(dataDir, 'secrets');
      await copyFile(join(secrets, 'data-key'), join(secrets, 'next-data-key'));
      await writeFile(join(secrets, 'data-key'), before);
      await during(expectWhole);
      expect(await readdir(secrets)).toEqual(['data-key']);
      expect(await secret()).not.toBe(before);
    },
  );

  test.runIf(dialect === 'sqlite')('nobody starts on a database with a key that is not its own', async () => {
    await during(fill);
    await during(({ db }) => updateKeyId(db, keyIdOf('a key that is somewhere else')));
    await expect(open()).rejects.toThrow(/^DATA_DIR: secrets\/data-key is not the key/);
    await expect(rotateDataKey(place)).rejects.toThrow(/--lost/);
  });

  test.runIf(dialect === 'sqlite')(
    'takes the place of one that is lost, and leaves what lies under that one',
    async () => {
      await during(fill);
      await rm(join(dataDir, 'secrets', 'data-key'));
      await expect(open()).rejects.toThrow(/data-key/);
      expect(await rotateDataKey(place, { isLost: true })).toEqual({ resealed: 0, unreadable: 3 });
      await during(async (newsroom) => {
        const { items } = await listModeratedComments(newsroom, { status: 'pending', limit: 5 });
        expect(items).toMatchObject([{ email: null, body: expect.any(String) as unknown }]);
        await createUser(newsroom, staff);
      });
    },
  );
});
