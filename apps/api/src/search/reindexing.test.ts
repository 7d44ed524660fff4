import { beforeAll, expect, test } from 'vitest';
import { describeEachApi, runApi } from '../testing/run-api.ts';
import { runInProcess } from '../testing/run-in-process.ts';
import { forgetArticle } from './indexing.actions.ts';
import { indexEverything, isIndexComplete } from './reindexing.actions.ts';
import { comment, found, publish } from './testing/searching.ts';

describeEachApi('what was there before it could be searched', (api) => {
  beforeAll(async () => {
    for (let number = 0; number < 25; number += 1) {
      await publish(api(), { title: `Old tern ${number}`, tags: ['Seabirds'] });
    }
    const article = await publish(api(), { title: 'Gulls' });
    await comment(api(), article, 'I saw a tern.');
    await api().admin.articles.create({ body: { title: 'A tern in a draft' } });
  });

  const forget = async () => {
    const { db } = api().newsroom;
    const documents = await db.selectFrom('search_documents').select('ref_id').execute();
    for (const { ref_id: id } of documents) await forgetArticle(api().newsroom, id);
    await db.deleteFrom('search_names').execute();
    await db.updateTable('search_progress').set({ version: 0, is_done: 0, stage: '', last_id: '' }).execute();
  };

  test('is found when it has been indexed, whichever of two processes did it', async () => {
    await forget();
    expect(await found(api(), 'tern', { limit: 100 })).toEqual([]);
    expect(await isIndexComplete(api().newsroom)).toBe(false);
    await Promise.all([
      indexEverything(api().newsroom, new AbortController().signal),
      runInProcess(
        api().newsroom,
        `const { indexEverything } = await import('./search/reindexing.actions.ts');
        await indexEverything(newsroom, new AbortController().signal);`,
      ),
    ]);
    expect(await isIndexComplete(api().newsroom)).toBe(true);
    const titles = await found(api(), 'tern', { limit: 100 });
    expect(titles).toHaveLength(26);
    expect(new Set(titles)).toContain('comment by Old Pilot');
    expect(titles.filter((title) => title.includes('draft'))).toEqual([]);
    expect(await found(api(), 'seabirds', { limit: 100 })).toHaveLength(25);
  });

  test('goes on where it was stopped', async () => {
    await forget();
    const stop = new AbortController();
    const work = indexEverything(api().newsroom, stop.signal);
    stop.abort();
    await work;
    expect(await isIndexComplete(api().newsroom)).toBe(false);
    await indexEverything(api().newsroom, new AbortController().signal);
    expect(await found(api(), 'tern', { limit: 100 })).toHaveLength(26);
  });

  test('is not answered from what was kept before it was found', async () => {
    await forget();
    const started = await runApi(api().newsroom);
    const ask = async () => (await started.ask('GET /v1/search?q=seabirds&limit=100')).body as { items: unknown[] };
    expect((await ask()).items).toEqual([]);
    await indexEverything(api().newsroom, new AbortController().signal);
    const { items } = await ask();
    await started.stop();
    expect(items).toHaveLength(25);
  });
});
