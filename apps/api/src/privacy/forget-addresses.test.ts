import { expect, test } from 'vitest';
import { insertArticle, send } from '../comments/testing/discussion.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { forgetAddresses } from './forget-addresses.ts';

const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
const forever = new AbortController().signal;

describeEachNewsroom('IP addresses', (newsroom) => {
  test('are forgotten after as many days as the settings say, and not before', async () => {
    const articleId = await insertArticle(newsroom());
    const { db } = newsroom();
    const ids = new Map<number, string>();
    for (const age of [29, 31, 400]) {
      const { comment } = await send(newsroom(), articleId, { email: `pilot-${age}@example.org` });
      await db
        .updateTable('comments')
        .set({ created_at: days(age) })
        .where('id', '=', comment.id)
        .execute();
      const report = { id: newsroom().newId(), comment_id: comment.id, reason: 'spam', body: '' } as const;
      const from = { ip_hash: `a network ${age}`, author_hash: null, created_at: days(age) };
      await db
        .insertInto('comment_reports')
        .values({ ...report, ...from })
        .execute();
      ids.set(age, comment.id);
    }
    await forgetAddresses(newsroom(), forever);
    for (const [age, id] of ids) {
      const { ip_sealed, ip_hash, fingerprint, email_sealed, version } = await db
        .selectFrom('comments')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const isKept = age < 30;
      expect([ip_sealed, ip_hash, fingerprint].map((value) => value !== null)).toEqual([isKept, isKept, isKept]);
      expect(email_sealed).not.toBeNull();
      expect(version).toBe(1);
      const report = db.selectFrom('comment_reports').select('ip_hash').where('comment_id', '=', id);
      expect((await report.executeTakeFirstOrThrow()).ip_hash).toBe(isKept ? `a network ${age}` : null);
    }
  });

  test('of more comments than are forgotten at once are forgotten all', async () => {
    const articleId = await insertArticle(newsroom());
    const { db } = newsroom();
    const { comment } = await send(newsroom(), articleId, { email: 'many@example.org' });
    const row = await db.selectFrom('comments').selectAll().where('id', '=', comment.id).executeTakeFirstOrThrow();
    const rows = Array.from({ length: 450 }, () => ({
      ...row,
      id: newsroom().newId(),
      fingerprint: null,
      created_at: days(40),
    }));
    for (let from = 0; from < rows.length; from += 50) {
      await db
        .insertInto('comments')
        .values(rows.slice(from, from + 50))
        .execute();
    }
    await forgetAddresses(newsroom(), forever);
    const old = db
      .selectFrom('comments')
      .select('id')
      .where('ip_sealed', 'is not', null)
      .where('created_at', '<', days(30));
    expect(await old.execute()).toEqual([]);
  });
});
