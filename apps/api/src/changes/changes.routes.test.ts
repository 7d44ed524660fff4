import { describe, expect, test } from 'vitest';
import { anonymous } from '../caller.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { runInProcess } from '../testing/run-in-process.ts';
import { followChanges } from './following.actions.ts';

describeEachApi('the change log', (api) => {
  const addTag = (name: string) => api().admin.tags.create({ body: { name } });
  const latest = async () => (await api().reader.changes.list({ after: 'latest' })).next;

  test('tells every change once, in order, from wherever one goes on', async () => {
    const begin = await latest();
    const tags = [await addTag('One'), await addTag('Two'), await addTag('Three')];
    const { items, next } = await api().reader.changes.list({ after: begin });
    expect(items).toMatchObject(tags.map(({ id }) => ({ type: 'tag.created', subjects: [`tag:${id}`] })));
    const numbers = items.map(({ id }) => Number(id));
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    expect(next).toBe(items.at(-1)?.id);
    const [first, ...others] = items;
    expect((await api().reader.changes.list({ after: begin, limit: 1 })).items).toEqual([first]);
    expect((await api().reader.changes.list({ after: first?.id ?? '' })).items).toEqual(others);
    expect(await api().reader.changes.list({ after: next })).toEqual({ items: [], next });
  });

  test('is read from its beginning, or from now on', async () => {
    await addTag('Early');
    const all = await api().reader.changes.list({ limit: 1000 });
    expect(all.items.length).toBeGreaterThan(0);
    expect(await api().reader.changes.list({ after: 'latest' })).toEqual({ items: [], next: all.next });
  });

  test('says nothing of a write that failed', async () => {
    await addTag('Taken');
    const begin = await latest();
    expectProblem(await api().ask('POST /v1/tags', { key: 'admin', json: { name: 'a', slug: 'taken' } }), 'slug-taken');
    expect(await api().admin.changes.list({ after: begin })).toEqual({ items: [], next: begin });
  });

  test.each([
    'after=-1',
    'after=1.5',
    'after=first',
    'after=',
    'after=9999999999999999',
    'wait=31',
    'wait=-1',
    'wait=',
    'limit=1001',
    'limit=0',
    'types=articles',
    'types=',
    'types=article.published,',
    'subject=article',
    'subject=article:1',
  ])('knows no %s', async (query) => {
    const { errors } = expectProblem(await api().ask(`GET /v1/changes?${query}`), 'invalid-parameter');
    expect(errors?.map(({ pointer }) => pointer.split('.')[0])).toEqual([query.split('=')[0]]);
  });

  test('refuses a number that it has not reached: whoever has it read another log', async () => {
    expectProblem(await api().ask('GET /v1/changes?after=999999999999999'), 'changes-expired', ['after']);
    expectProblem(await api().ask('GET /v1/changes?after=999999999999999&wait=1'), 'changes-expired', ['after']);
  });

  test('is read in part by those who want a part, and says how far it was read', async () => {
    const begin = await latest();
    const { id } = await addTag('Wanted');
    await api().admin.sections.create({ body: { name: 'A section' } });
    const tagged = await api().reader.changes.list({ after: begin, types: 'tag.*,author.created' });
    expect(tagged.items).toMatchObject([{ type: 'tag.created' }]);
    expect(tagged.next).toBe(await latest());
    const ofTag = await api().reader.changes.list({ after: begin, subject: `tag:${id}` });
    expect(ofTag.items).toMatchObject([{ subjects: [`tag:${id}`] }]);
    expect(await api().reader.changes.list({ after: begin, types: 'tag.deleted' })).toEqual({
      items: [],
      next: await latest(),
    });
    const first = await api().reader.changes.list({ after: begin, types: 'tag.*', limit: 1 });
    expect(first).toEqual({ items: tagged.items, next: tagged.items[0]?.id });
  });

  describe('asked to wait', () => {
    test('answers as soon as this process writes', async () => {
      const begin = await latest();
      const waiting = timed(() => api().reader.changes.list({ after: begin, wait: 10 }));
      const { id } = await addTag('Awaited');
      const { answer, seconds } = await waiting;
      expect(answer.items).toMatchObject([{ subjects: [`tag:${id}`] }]);
      expect(seconds).toBeLessThan(1);
    });

    test('answers within a second of what another process writes', async () => {
      const begin = await latest();
      const seen = api()
        .reader.changes.list({ after: begin, wait: 15 })
        .then((answer) => ({ answer, at: Date.now() }));
      const written = await runInProcess(
        api().newsroom,
        `import { tags } from './tags/tags.actions.ts';
        await tags.create(newsroom, { name: 'From elsewhere' });
        process.stdout.write(String(Date.now()));`,
      );
      const { answer, at } = await seen;
      expect(answer.items).toMatchObject([{ type: 'tag.created' }]);
      expect(at - Number(written)).toBeLessThan(1000);
    });

    test('answers with nothing when the time is over', async () => {
      const begin = await latest();
      const { answer, seconds } = await timed(() => api().reader.changes.list({ after: begin, wait: 1 }));
      expect(answer).toEqual({ items: [], next: begin });
      expect(seconds).toBeGreaterThan(0.9);
    });

    test('does not wake readers with what is not for them', async () => {
      const begin = await latest();
      const waiting = timed(() => api().reader.changes.list({ after: begin, wait: 1 }));
      await api().admin.articles.create({ body: { title: 'A secret' } });
      expect((await waiting).answer.items).toEqual([]);
    });

    test('looks no longer for those who have gone', async () => {
      const gone = new AbortController();
      const asked = { after: await latest(), limit: 1, wait: 30 };
      const waiting = timed(() => followChanges(api().newsroom, asked, { caller: anonymous, signal: gone.signal }));
      gone.abort();
      expect((await waiting).seconds).toBeLessThan(1);
    });
  });
});

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const begin = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begin) / 1000 };
}
