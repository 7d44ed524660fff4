import { expect, test } from 'vitest';
import { write } from '../changes/changes.actions.ts';
import { describeEachNewsroom, type TestNewsroom } from '../testing/test-newsroom.ts';
import { listCommentsOfArticle } from './lists/comment-lists.actions.ts';
import { getModeratedComment, getStoredComment, moderateComment } from './moderation.actions.ts';
import { removeComment } from './removal.actions.ts';
import { changesOf, countOfArticle, insertArticle, onVersion, put, send } from './testing/discussion.ts';

const by = 'user:moderator';

function remove(newsroom: TestNewsroom, id: string): Promise<void> {
  return write(newsroom, async (open) => removeComment(open, await getStoredComment(open.db, id)));
}

async function replyCount({ db }: TestNewsroom, id: string): Promise<number> {
  const row = await db.selectFrom('comments').select('reply_count').where('id', '=', id).executeTakeFirstOrThrow();
  return row.reply_count;
}

describeEachNewsroom('removing a comment', (newsroom) => {
  test('leaves nothing where nobody replied', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { body: 'Take this away.' });
    await remove(newsroom(), id);
    await expect(getStoredComment(newsroom().db, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await countOfArticle(newsroom(), articleId)).toBe(0);
    expect(await changesOf(newsroom(), { id, articleId })).toEqual([
      'comment.submitted',
      'comment.approved, public',
      'comment.deleted, public',
    ]);
  });

  test('leaves its place, and nothing else, where somebody replied', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, {
      ...{ name: 'Ann Other', email: 'ann@example.org', website: 'https://ann.example', body: 'Take this away.' },
    });
    const { avatarSeed } = await getModeratedComment(newsroom(), id);
    const replyId = await put(newsroom(), articleId, { parentId: id });
    await remove(newsroom(), id);
    const row = await newsroom().db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/Ann|ann\.example|Take this/);
    expect(row.avatar_seed).not.toBe(avatarSeed);
    const secrets = [row.email_hash, row.email_sealed, row.ip_hash, row.ip_sealed, row.author_hash, row.fingerprint];
    expect(secrets).toEqual(secrets.map(() => null));
    const { items } = await listCommentsOfArticle(newsroom(), articleId, { limit: 9 });
    expect(items.map((item) => [item.id, item.isRemoved, item.body])).toEqual([
      [id, true, ''],
      [replyId, false, 'Hello.'],
    ]);
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
  });

  test('does no harm twice, and what is removed is not decided on any more', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId);
    await put(newsroom(), articleId, { parentId: id });
    await remove(newsroom(), id);
    await remove(newsroom(), id);
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
    const decision = moderateComment(newsroom(), id, { action: 'reject', precondition: onVersion(3), by });
    await expect(decision).rejects.toMatchObject({ code: 'transition-not-allowed' });
  });

  test('loses no reply that comes in at the same moment', async () => {
    const articleId = await insertArticle(newsroom());
    const ids = await Promise.all(Array.from({ length: 10 }, () => put(newsroom(), articleId)));
    const replies = await Promise.allSettled(
      ids.flatMap((parentId) => [send(newsroom(), articleId, { parentId }), remove(newsroom(), parentId)]),
    );
    const stored = await newsroom().db.selectFrom('comments').select(['id', 'thread_id', 'parent_id']).execute();
    const known = new Set(stored.map(({ id }) => id));
    expect(
      stored.filter(({ thread_id, parent_id }) => !known.has(thread_id) || !known.has(parent_id ?? thread_id)),
    ).toEqual([]);
    for (const each of replies) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'parent-not-found' });
    }
  });
});

describeEachNewsroom('the replies in a thread', (newsroom) => {
  test('are counted as readers see them, however deep they stand', async () => {
    const articleId = await insertArticle(newsroom());
    const root = await put(newsroom(), articleId);
    const reply = await put(newsroom(), articleId, { parentId: root });
    const deeper = await put(newsroom(), articleId, { parentId: reply });
    await put(newsroom(), articleId, { parentId: deeper, status: 'pending' });
    expect(await replyCount(newsroom(), root)).toBe(2);
    await moderateComment(newsroom(), reply, { action: 'spam', precondition: onVersion(1), by });
    expect(await replyCount(newsroom(), root)).toBe(1);
    await moderateComment(newsroom(), reply, { action: 'approve', precondition: onVersion(2), by });
    await remove(newsroom(), deeper);
    expect(await replyCount(newsroom(), root)).toBe(1);
    const history = await newsroom().db.selectFrom('comment_decisions').selectAll().orderBy('id').execute();
    expect(history.map((row) => `${row.from_status} → ${row.to_status} by ${row.by}`)).toEqual([
      'approved → spam by user:moderator',
      'spam → approved by user:moderator',
    ]);
  });
});
