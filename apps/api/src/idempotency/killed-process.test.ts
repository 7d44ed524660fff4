// The API as a process that is killed while many send it the same request.
import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createClient } from '@broadsheet/api-contract';
import { describe, expect, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { createTestDatabase } from '../database/testing/each-database.ts';
import { makeFolder, startProcess, type ApiProcess } from '../testing/api-process.ts';

const adminToken = 'the-admin-token-of-tests';
const title = 'Ferries for all';

/** What is sent, and where to. */
interface Sent {
  readonly path: string;
  readonly key: string;
  readonly body: object;
}

/** One try; undefined where the process died over it, or says that another try is under way. */
async function tryOnce(port: number, { path, key, body }: Sent): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return response.status === 409 || response.status === 503 ? undefined : `${response.status} ${text}`;
  } catch {
    return undefined;
  }
}

async function retry(port: number, sent: Sent): Promise<string> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const answer = await tryOnce(port, sent);
    if (answer !== undefined) return answer;
  }
  throw new Error('It is not answered.');
}

async function publishArticle(port: number): Promise<string> {
  const admin = createClient({ baseUrl: `http://127.0.0.1:${port}`, key: adminToken });
  const author = await admin.authors.create({ body: { name: 'Ilse Marrow' } });
  const section = await admin.sections.create({ body: { name: 'World' } });
  const byline = { authors: [{ author: author.id }], section: section.id };
  const { id, version } = await admin.articles.create({ body: { title, body: '<p>Eleven pages.</p>', ...byline } });
  return (await admin.articles.publish({ idOrSlug: id, ifVersion: version })).id;
}

describe.each(['sqlite', 'postgres'] as const)('a process that is killed while it is answering, on %s', (dialect) => {
  test('has stored one comment for fifty posts with one key, and its successor answers all of them alike', async () => {
    const database = await createTestDatabase(dialect);
    const { address } = database;
    const folder = await makeFolder();
    const settings = {
      ...{ DATA_DIR: folder, ADMIN_TOKEN: adminToken, DEMO: 'off', RATE_LIMIT_WRITES: '0' },
      ...('url' in address && { DATABASE_URL: address.url }),
    };
    const { db } = 'url' in address ? database : connect({ file: `${folder}/broadsheet.db` });
    const rowsOf = async (body: string) => {
      // SQLite answers without ever waiting, and nothing would be sent meanwhile.
      await setImmediate();
      return db.selectFrom('comments').select('id').where('body', '=', body).execute();
    };
    let api: ApiProcess = startProcess(settings);
    const path = `/v1/articles/${await publishArticle(await api.port)}/comments`;
    // Killed when the comment is there, which is just before its answer, and at any other moment.
    const moments = [
      async (said: string, isOver: () => boolean) => {
        while (!isOver() && (await rowsOf(said)).length === 0);
      },
      async (said: string, isOver: () => boolean) => {
        for (let looks = randomInt(100); looks > 0 && !isOver(); looks -= 1) await rowsOf(said);
      },
    ];
    for (const moment of moments) {
      const said = `Said at ${randomUUID()}`;
      const sent = { path, key: randomUUID(), body: { name: 'Old Pilot', email: 'pilot@example.org', body: said } };
      const port = await api.port;
      const tries = Promise.all(Array.from({ length: 50 }, () => tryOnce(port, sent)));
      let isOver = false;
      void tries.then(() => (isOver = true));
      await moment(said, () => isOver);
      api.kill();
      const before = (await tries).filter((answer) => answer !== undefined);
      api = startProcess(settings);
      const successor = await api.port;
      const after = await Promise.all(Array.from({ length: 50 }, () => retry(successor, sent)));
      expect(new Set([...before, ...after]).size, [...new Set([...before, ...after])].join('\n')).toBe(1);
      expect(after[0]).toMatch(/^201 /);
      expect(await rowsOf(said)).toHaveLength(1);
    }
    api.terminate();
    await api.ended;
    if (!('url' in address)) await db.destroy();
    await database.drop();
  }, 60_000);
});
