import { expect, test } from 'vitest';
import { tags } from '../tags/tags.actions.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { findLastChange, listLogged } from './changes.store.ts';
import { pruneChangeLog } from './pruning.actions.ts';

const { signal } = new AbortController();

describeEachApi('the change log, when it is pruned', (api) => {
  const addTag = (name: string) => tags.create(api().newsroom, { name });
  const last = () => findLastChange(api().newsroom.db);
  const pruneAfter = (days: number) => {
    const now = () => new Date(Date.now() + days * 86_400_000).toISOString();
    return pruneChangeLog({ ...api().newsroom, now }, signal);
  };

  test('keeps for thirty days what happened', async () => {
    await addTag('One');
    const all = await listLogged(api().newsroom.db, { after: 0, limit: 10 });
    await pruneAfter(29);
    expect(await listLogged(api().newsroom.db, { after: 0, limit: 10 })).toEqual(all);
  });

  test('keeps the last change for ever, so that numbers go on and nobody who saw it has missed anything', async () => {
    await addTag('Two');
    const place = await last();
    await pruneAfter(31);
    expect(await last()).toBe(place);
    expect(await api().reader.changes.list({ after: `${place}` })).toEqual({ items: [], next: `${place}` });
    await addTag('Three');
    await pruneAfter(31);
    expect((await api().reader.changes.list({ after: `${place}` })).items).toMatchObject([{ type: 'tag.created' }]);
  });

  test('tells whoever was away for longer how to begin again', async () => {
    await addTag('Four');
    await addTag('Five');
    const place = (await last()) - 2;
    await pruneAfter(31);
    for (const query of [`after=${place}`, '', `after=${place}&wait=1`]) {
      const { detail } = expectProblem(await api().ask(`GET /v1/changes?${query}`), 'changes-expired', ['after']);
      expect(detail).toContain('/v1/export');
    }
    expect((await api().reader.changes.list({ after: 'latest' })).next).toBe(`${await last()}`);
  });

  test('is pruned in parts, and by several processes at once', async () => {
    const begin = await last();
    const { db } = api().newsroom;
    const row = { type: 'tag.updated', at: '2020-01-01T00:00:00.000Z', subjects: '[]', is_public: 1 } as const;
    for (let part = 0; part < 25; part += 1) {
      await db
        .insertInto('changes')
        .values(Array.from({ length: 100 }, () => row))
        .execute();
    }
    await addTag('Six');
    await Promise.all([pruneAfter(31), pruneAfter(31), pruneAfter(31)]);
    const left = await listLogged(db, { after: begin, limit: 10 });
    expect(left.map(({ place }) => place)).toEqual([await last()]);
    expectProblem(await api().ask(`GET /v1/changes?after=${begin}`), 'changes-expired');
  });
});
