import type { CommentThread, ThreadListQuery } from '@broadsheet/api-contract';
import { PublicComment } from '@broadsheet/domain';
import { CompiledQuery, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeEachDatabase, type TestDatabase } from '../../database/testing/each-database.ts';
import { describeEachNewsroom } from '../../testing/test-newsroom.ts';
import { anonymous } from '../../caller.ts';
import { write } from '../../changes/changes.actions.ts';
import { changeStatus } from '../comment-status.actions.ts';
import { findComment } from '../comments.store.ts';
import { removeComment } from '../removal.actions.ts';
import { insertArticle, put } from '../testing/discussion.ts';
import { listReplies, listThreads, locateComment } from './threads.actions.ts';
import * as store from './threads.store.ts';

const usual: ThreadListQuery = { sort: 'oldest', limit: 20, replies: 3 };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();

describeEachNewsroom('a discussion', (newsroom) => {
  /** Stands for `name`, so that what is seen reads as what was written. */
  const ids = new Map<string, string>();
  let articleId: string;

  const say = async (name: string, minute: number, to?: string) => {
    const parentId = to === undefined ? null : (ids.get(to) ?? null);
    ids.set(name, await put(newsroom(), articleId, { name, createdAt: at(minute), parentId }));
  };
  const change = async (name: string, what: 'hold' | 'remove') => {
    await write(newsroom(), async (open) => {
      const comment = await findComment(open.db, ids.get(name) ?? '');
      if (!comment) throw new Error(`${name} is not there.`);
      if (what === 'remove') await removeComment(open, comment);
      else await changeStatus(newsroom(), open, comment, { status: 'pending', by: 'admin', reason: '' });
    });
  };
  const nameOf = ({ id, isRemoved }: PublicComment) => {
    const name = [...ids].find(([, each]) => each === id)?.[0] ?? 'nobody';
    return isRemoved ? `(${name})` : name;
  };
  const shape = ({ comment, replies, replyCount, nextReplies }: CommentThread) =>
    `${nameOf(comment)} ${replyCount}: ${replies.map(nameOf).join(' ')}${nextReplies === null ? '' : ' …'}`;
  const threadsOf = async (query: Partial<ThreadListQuery> = {}) =>
    listThreads(newsroom(), articleId, { ...usual, ...query });
  const shapes = async (query?: Partial<ThreadListQuery>) => (await threadsOf(query)).items.map(shape);

  beforeAll(async () => {
    articleId = await insertArticle(newsroom());
    await say('ada', 0);
    await say('bo', 1);
    await say('bo1', 2, 'bo');
    await say('bo2', 3, 'bo1');
    await say('bo3', 4, 'bo');
    await say('bo4', 5, 'bo3');
    await say('cy', 6);
    await say('cy1', 7, 'cy');
    await put(newsroom(), articleId, { status: 'pending' });
    await put(newsroom(), articleId, { kind: 'pingback', name: 'another site' });
    await put(newsroom(), await insertArticle(newsroom()));
  });

  test('is in each order, with the first replies of each thread', async () => {
    expect(await shapes()).toEqual(['ada 0: ', 'bo 4: bo1 bo2 bo3 …', 'cy 1: cy1']);
    expect(await shapes({ sort: 'newest', replies: 0 })).toEqual(['cy 1:  …', 'bo 4:  …', 'ada 0: ']);
    expect(await shapes({ sort: 'most-discussed', replies: 4 })).toEqual([
      'bo 4: bo1 bo2 bo3 bo4',
      'cy 1: cy1',
      'ada 0: ',
    ]);
    const { items } = await threadsOf();
    for (const { comment, replies } of items) for (const each of [comment, ...replies]) PublicComment.parse(each);
  });

  test.each(['oldest', 'newest', 'most-discussed'] as const)('is read page by page, the %s first', async (sort) => {
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await threadsOf({ sort, after, limit: 1 });
      seen.push(...items.map(shape));
      if (next === null) break;
      after = next;
    }
    expect(seen).toEqual(await shapes({ sort }));
    const { next } = await threadsOf({ sort, limit: 1 });
    const other = sort === 'oldest' ? 'newest' : 'oldest';
    await expect(threadsOf({ sort: other, after: next ?? '' })).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test('goes on in a thread where its first replies end', async () => {
    const asked = { threadId: ids.get('bo') ?? '', caller: anonymous };
    for (const replies of [0, 1, 3]) {
      const bo = (await threadsOf({ replies })).items[1];
      const rest = await listReplies(newsroom(), asked, { limit: 20, after: bo?.nextReplies ?? '' });
      expect([...(bo?.replies ?? []), ...rest.items].map(nameOf)).toEqual(['bo1', 'bo2', 'bo3', 'bo4']);
      expect(rest.next).toBeNull();
    }
    const first = await listReplies(newsroom(), asked, { limit: 3 });
    expect(first.items.map(nameOf)).toEqual(['bo1', 'bo2', 'bo3']);
  });

  test('says where a comment stands', async () => {
    const place = await locateComment(newsroom(), ids.get('bo3') ?? '', anonymous);
    expect(place).toMatchObject({ comment: { name: 'bo3' }, article: { id: articleId }, replyCount: 4 });
    const asked = { threadId: place.comment.threadId, caller: anonymous };
    const from = await listReplies(newsroom(), asked, { limit: 1, after: place.repliesAfter ?? '' });
    expect(from.items.map(nameOf)).toEqual(['bo3']);
    for (const first of ['bo', 'bo1']) {
      expect((await locateComment(newsroom(), ids.get(first) ?? '', anonymous)).repliesAfter).toBeNull();
    }
  });

  test('has no place for what readers do not see', async () => {
    const pending = await put(newsroom(), articleId, { status: 'pending' });
    const draft = await insertArticle(newsroom(), { status: 'draft' });
    const onDraft = await put(newsroom(), draft);
    for (const id of [pending, onDraft, articleId]) {
      const hidden = { code: 'not-found' };
      await expect(locateComment(newsroom(), id, anonymous)).rejects.toMatchObject(hidden);
      const asked = { threadId: id, caller: anonymous };
      await expect(listReplies(newsroom(), asked, { limit: 1 })).rejects.toMatchObject(hidden);
    }
  });

  describe('of which something was removed', () => {
    beforeAll(async () => {
      await say('di', 8);
      await say('di1', 9, 'di');
      await say('di2', 10, 'di1');
      await say('di3', 11, 'di2');
      await say('di4', 12, 'di');
      await say('ed', 13);
      await say('ed1', 14, 'ed');
      await change('di', 'hold');
      await change('di1', 'remove');
      await change('di2', 'hold');
      await change('ed', 'remove');
      await change('ed1', 'hold');
    });

    test('keeps empty places above what readers see, and none where they see nothing', async () => {
      const all = await shapes();
      expect(all.slice(3)).toEqual(['(di) 2: (di1) (di2) di3 di4']);
      const { items } = await threadsOf();
      for (const each of items.flatMap(({ comment, replies }) => [comment, ...replies])) {
        if (!each.isRemoved) continue;
        expect(each).toMatchObject({ name: '', body: '', website: null, avatarSeed: '', isEditorsPick: false });
      }
    });

    test('brings the empty places along with the page that has a reply to them', async () => {
      const asked = { threadId: ids.get('di') ?? '', caller: anonymous };
      const { items, next } = await listReplies(newsroom(), asked, { limit: 1 });
      expect(items.map(nameOf)).toEqual(['(di1)', '(di2)', 'di3']);
      const rest = await listReplies(newsroom(), asked, { limit: 1, after: next ?? '' });
      expect(rest.items.map(nameOf)).toEqual(['di4']);
    });
  });
});

describeEachDatabase('a page of a discussion', (database) => {
  const after = ['2026-01-01T00:00:00.000Z', 'id'] as const;

  test.each([
    ['threads, the oldest first', 'oldest', after],
    ['threads, the newest first', 'newest', after],
    ['threads, the most discussed first', 'most-discussed', [7, 'id']],
  ] as const)('of %s is read off an index, in order, from where it begins', async (_, sort, position) => {
    for (const from of [undefined, position]) {
      const query = store.threadStarts(database().db, { articleId: 'id', sort, after: from, limit: 20 });
      await expectReadInOrder(database(), query.compile(), /threads_by_(?:date|replies)/);
    }
  });

  test('of replies is read off an index, in order, from where it begins', async () => {
    const { db } = database();
    for (const from of [undefined, after]) {
      const query = store.shownReplies(db, 'id', { after: from, limit: 20 });
      await expectReadInOrder(database(), query.compile(), /comments_of_thread/);
    }
    await expectReadInOrder(database(), store.firstReplies(db, ['one', 'two'], 3).compile(), /comments_of_thread/);
  });
});

async function expectReadInOrder(database: TestDatabase, query: CompiledQuery, index: RegExp): Promise<void> {
  const plan = await planOf(database, query);
  expect(plan).toMatch(index);
  expect(plan, plan).not.toMatch(/TEMP B-TREE|\bSort\b|\bSCAN comments|Seq Scan/);
}

// There is nothing to sort in an empty table, and PostgreSQL would: without sorting it shows whether it has to.
async function planOf({ db, dialect }: TestDatabase, { sql: text, parameters }: CompiledQuery): Promise<string> {
  if (dialect === 'sqlite') {
    const { rows } = await db.executeQuery(CompiledQuery.raw(`explain query plan ${text}`, [...parameters]));
    return JSON.stringify(rows, undefined, 1);
  }
  return db.transaction().execute(async (trx) => {
    for (const way of ['seqscan', 'sort', 'bitmapscan']) await sql.raw(`set local enable_${way} = off`).execute(trx);
    const { rows } = await trx.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]));
    return JSON.stringify(rows, undefined, 1);
  });
}
