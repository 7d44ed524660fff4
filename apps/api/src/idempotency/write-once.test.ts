import { expect, test } from 'vitest';
import { write, type Write } from '../changes/changes.actions.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { forgetOldRequests } from './forget-requests.ts';
import { asPart, onceFor } from './receipt.ts';

let requests = 0;
const newRequest = () => ({ request: `request ${(requests += 1)}`, fingerprint: 'said so' });

describeEachNewsroom('a write of a request that comes again', (newsroom) => {
  const addTag = async ({ db, now }: Write, name: string) => {
    const id = newsroom().newId();
    const slug = `${name}-${id}`;
    await db
      .insertInto('tags')
      .values({ id, slug, name, name_key: name, created_at: now, updated_at: now, version: 1 })
      .execute();
    return { id, name, nothing: null };
  };
  const countTags = async (name: string) =>
    (await newsroom().db.selectFrom('tags').select('id').where('name', '=', name).execute()).length;

  test('is done once, and gives the same', async () => {
    const request = newRequest();
    const run = () => onceFor(request, () => write(newsroom(), (open) => addTag(open, 'once')));
    const first = await run();
    expect(first).toMatchObject({ name: 'once', nothing: null });
    expect(await run()).toEqual(first);
    expect(await countTags('once')).toBe(1);
  });

  test('may give nothing', async () => {
    const request = newRequest();
    const run = () =>
      onceFor(request, () =>
        write(newsroom(), async (open): Promise<undefined> => {
          await addTag(open, 'nothing');
          return undefined;
        }),
      );
    await expect(run()).resolves.toBeUndefined();
    await expect(run()).resolves.toBeUndefined();
    expect(await countTags('nothing')).toBe(1);
  });

  test('goes on where the first run stopped', async () => {
    const request = newRequest();
    const run = (mayFinish: boolean) =>
      onceFor(request, async () => {
        const one = await write(newsroom(), (open) => addTag(open, 'resumed one'));
        if (!mayFinish) throw new Error('The process died.');
        return [one, await write(newsroom(), (open) => addTag(open, 'resumed two'))];
      });
    await expect(run(false)).rejects.toThrow('The process died.');
    const names = (await run(true)).map(({ name }) => name);
    expect(names).toEqual(['resumed one', 'resumed two']);
    expect([await countTags('resumed one'), await countTags('resumed two')]).toEqual([1, 1]);
  });

  test('is told from the writes of other parts, also where a part is left out the second time', async () => {
    const request = newRequest();
    const run = (...parts: string[]) =>
      onceFor(request, async () => {
        const names: string[] = [];
        for (const part of parts) {
          const tag = await asPart(part, () => write(newsroom(), (open) => addTag(open, `part ${part}`)));
          names.push(tag.name);
        }
        return names;
      });
    expect(await run('0', '1', '2')).toEqual(['part 0', 'part 1', 'part 2']);
    expect(await run('2', '3')).toEqual(['part 2', 'part 3']);
    expect(await countTags('part 2')).toBe(1);
  });

  test('that failed is done anew', async () => {
    const request = newRequest();
    const run = (fails: boolean) =>
      onceFor(request, () =>
        write(newsroom(), async (open) => {
          const tag = await addTag(open, 'failed');
          if (fails) throw new Error('No.');
          return tag;
        }),
      );
    await expect(run(true)).rejects.toThrow('No.');
    expect(await countTags('failed')).toBe(0);
    await run(false);
    expect(await countTags('failed')).toBe(1);
  });

  test('is refused to another request with the same key', async () => {
    const request = newRequest();
    const run = (fingerprint: string) =>
      onceFor({ ...request, fingerprint }, () => write(newsroom(), (open) => addTag(open, 'refused')));
    await run('this');
    await expect(run('that')).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await countTags('refused')).toBe(1);
  });

  test('is done once where many come at the same moment', async () => {
    const request = newRequest();
    const runs = Array.from({ length: 8 }, () =>
      onceFor(request, () => write(newsroom(), (open) => addTag(open, 'at once'))),
    );
    expect(new Set((await Promise.all(runs)).map(({ id }) => id)).size).toBe(1);
    expect(await countTags('at once')).toBe(1);
  });

  test('that goes on after the answer is one of its own', async () => {
    const request = newRequest();
    const run = async () => {
      const answered = Promise.withResolvers<undefined>();
      const { later } = await onceFor(request, () =>
        Promise.resolve({
          later: answered.promise.then(() => write(newsroom(), (open) => addTag(open, 'background'))),
        }),
      );
      answered.resolve(undefined);
      await later;
    };
    await run();
    await run();
    expect(await countTags('background')).toBe(2);
  });

  test('is forgotten after a day', async () => {
    const request = newRequest();
    const run = () => onceFor(request, () => write(newsroom(), (open) => addTag(open, 'forgotten')));
    await run();
    const now = () => new Date(Date.now() + 25 * 3_600_000).toISOString();
    await forgetOldRequests({ ...newsroom(), now }, new AbortController().signal);
    await run();
    expect(await countTags('forgotten')).toBe(2);
  });
});
