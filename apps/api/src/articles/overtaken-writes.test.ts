// Two who write at the same moment, where one takes away what the other one needs.
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';
import { expectProblem } from '../testing/problems.ts';

describeEachApi('an article that names what is being deleted', (api) => {
  test.each(['sections', 'authors'] as const)('is refused as if it had come later: %s', async (kind) => {
    const { id } = await api().admin[kind].create({ body: { name: 'Soon gone' } });
    const named = kind === 'sections' ? { section: id } : { authors: [{ author: id }] };
    const before = await api().admin.articles.create({ body: { title: 'Before' } });
    const headers = { 'if-match': '"1"' };
    const [created, patched] = await whileDeleting(kind, id, () => [
      api().ask('POST /v1/articles', { key: 'admin', json: { title: 'Ferries', ...named } }),
      api().ask(`PATCH /v1/articles/${before.id}`, { key: 'admin', headers, json: named }),
    ]);
    for (const answer of [created, patched]) {
      if (!answer) throw new Error('Both were asked.');
      expectProblem(answer, 'invalid-body', [kind === 'sections' ? '/section' : '/authors/0/author']);
    }
    expect((await api().admin.articles.get({ idOrSlug: before.id })).version).toBe(1);
  });

  /** Asks while a deletion is under way, which is committed once the others wait for it. */
  async function whileDeleting<T>(kind: 'sections' | 'authors', id: string, ask: () => Promise<T>[]): Promise<T[]> {
    const { db, dialect } = api().newsroom;
    let asked: Promise<T[]> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom(kind).where('id', '=', id).execute();
      asked = Promise.all(ask());
      // SQLite lets nothing begin until this is through.
      if (dialect === 'postgres') await vi.waitUntil(async () => (await countWaiting()) === 2, { timeout: 5000 });
    });
    return asked ?? [];
  }

  async function countWaiting(): Promise<number> {
    const { rows } = await sql`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(api().newsroom.db);
    return rows.length;
  }
});
