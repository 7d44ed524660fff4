import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { listCommentsOfArticle, listModeratedComments } from './lists/comment-lists.actions.ts';
import { getModeratedComment, moderateComment } from './moderation.actions.ts';
import {
  changesOf,
  countOfArticle,
  insertArticle,
  onVersion,
  put,
  send,
  toldToReaders,
  whileDeleting,
} from './testing/discussion.ts';

describeEachNewsroom('moderating comments', (newsroom) => {
  const decideOn = (id: string, action: 'approve' | 'reject' | 'spam', version: number) =>
    moderateComment(newsroom(), id, { action, precondition: onVersion(version), by: 'user:moderator' });

  test('what is approved is seen, counted and told of', async () => {
    const articleId = await insertArticle(newsroom());
    const { comment, status } = await send(newsroom(), articleId);
    expect(status).toBe('pending');
    const approved = await decideOn(comment.id, 'approve', 1);
    expect(approved).toMatchObject({
      ...comment,
      status: 'approved',
      version: 2,
      email: 'pilot@example.org',
      ipAddress: '192.0.2.7',
    });
    expect(approved.decidedAt).toMatch(/^\d{4}-.*Z$/);
    expect(await getModeratedComment(newsroom(), comment.id)).toEqual(approved);
    expect((await listCommentsOfArticle(newsroom(), articleId, { limit: 100 })).items).toEqual([comment]);
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
    expect(await changesOf(newsroom(), comment)).toEqual(['comment.submitted', 'comment.approved, public']);
  });

  test('the count is right after approving, refusing and approving again', async () => {
    const articleId = await insertArticle(newsroom());
    await put(newsroom(), articleId);
    const { comment } = await send(newsroom(), articleId, { email: 'back-and-forth@example.org' });
    const counts: number[] = [];
    for (const [index, action] of (['approve', 'reject', 'approve', 'spam', 'reject', 'approve'] as const).entries()) {
      await decideOn(comment.id, action, index + 1);
      counts.push(await countOfArticle(newsroom(), articleId));
    }
    expect(counts).toEqual([2, 1, 2, 1, 1, 2]);
  });

  test('readers are told of what they saw, or see now, and of nothing else', async () => {
    const articleId = await insertArticle(newsroom());
    const { comment } = await send(newsroom(), articleId, { email: 'told@example.org' });
    for (const [index, action] of (['spam', 'reject', 'approve', 'spam', 'reject'] as const).entries()) {
      await decideOn(comment.id, action, index + 1);
    }
    expect(await changesOf(newsroom(), comment)).toEqual([
      'comment.submitted',
      'comment.spam',
      'comment.rejected',
      'comment.approved, public',
      'comment.spam, public',
      'comment.rejected',
    ]);
  });

  test('on an article that is not published readers are told of nothing', async () => {
    const articleId = await insertArticle(newsroom(), { status: 'withdrawn' });
    const id = await put(newsroom(), articleId, { status: 'pending' });
    const approvedId = await put(newsroom(), articleId);
    await decideOn(id, 'approve', 1);
    await decideOn(id, 'reject', 2);
    await decideOn(approvedId, 'spam', 1);
    expect(await toldToReaders(newsroom())).not.toContain(articleId);
    expect(await changesOf(newsroom(), { id, articleId })).toEqual([
      'comment.submitted',
      'comment.approved',
      'comment.rejected',
    ]);
  });

  test('the notices of other sites are shown, but do not count as comments', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { kind: 'pingback' });
    expect((await listCommentsOfArticle(newsroom(), articleId, { limit: 100 })).items).toMatchObject([
      { id, kind: 'pingback' },
    ]);
    expect(await countOfArticle(newsroom(), articleId)).toBe(0);
    await decideOn(id, 'reject', 1);
    expect(await countOfArticle(newsroom(), articleId)).toBe(0);
  });

  test('a decision on a version that has passed is refused, and changes nothing', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { status: 'pending' });
    await decideOn(id, 'approve', 1);
    await expect(decideOn(id, 'spam', 1)).rejects.toMatchObject({ name: 'Refusal', code: 'stale-version' });
    expect(await getModeratedComment(newsroom(), id)).toMatchObject({ status: 'approved', version: 2 });
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
  });

  test('of moderators who decide at once, one decides and the others learn that somebody did', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { status: 'pending' });
    const actions = ['approve', 'approve', 'reject', 'spam', 'approve'] as const;
    const outcomes = await Promise.allSettled(actions.map((action) => decideOn(id, action, 1)));
    const codes = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'decided' : codeOf(outcome.reason)));
    expect(codes.toSorted()).toEqual(['decided', 'stale-version', 'stale-version', 'stale-version', 'stale-version']);
    const { status, version } = await getModeratedComment(newsroom(), id);
    expect(version).toBe(2);
    expect(await countOfArticle(newsroom(), articleId)).toBe(status === 'approved' ? 1 : 0);
  });

  test('many comments on one article, approved at once, are all counted', async () => {
    const articleId = await insertArticle(newsroom());
    const ids: string[] = [];
    for (let count = 0; count < 20; count += 1) ids.push(await put(newsroom(), articleId, { status: 'pending' }));
    await Promise.all(ids.map((id) => decideOn(id, 'approve', 1)));
    expect(await countOfArticle(newsroom(), articleId)).toBe(20);
  });

  test('to decide the same twice is refused', async () => {
    const id = await put(newsroom(), await insertArticle(newsroom()));
    await expect(decideOn(id, 'approve', 1)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'transition-not-allowed',
    });
  });

  test('a comment that is not there cannot be read or decided on', async () => {
    const id = newsroom().newId();
    await expect(getModeratedComment(newsroom(), id)).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
    await expect(decideOn(id, 'approve', 1)).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
  });

  test('a comment whose article is deleted at the same moment cannot be decided on', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { status: 'pending' });
    const deciding = whileDeleting(newsroom(), articleId, () => decideOn(id, 'approve', 1));
    await expect(deciding).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
  });
});

describeEachNewsroom('the moderation queue', (newsroom) => {
  test('has the comments in one state, the oldest first, page by page', async () => {
    const articleIds = [await insertArticle(newsroom()), await insertArticle(newsroom())];
    const ids: string[] = [];
    for (const [index, createdAt] of ['2026-03-02', '2026-03-01', '2026-03-03', '2026-03-01', '2026-03-01'].entries()) {
      const fields = { status: 'pending', createdAt: `${createdAt}T10:00:00.000Z` } as const;
      ids.push(await put(newsroom(), articleIds[index % 2] ?? '', fields));
    }
    await put(newsroom(), articleIds[0] ?? '', { status: 'spam' });
    await put(newsroom(), articleIds[0] ?? '');
    const seen: string[] = [];
    const statuses = new Set<string>();
    for (let after: string | undefined; ;) {
      const { items, next } = await listModeratedComments(newsroom(), { status: 'pending', limit: 2, after });
      seen.push(...items.map(({ id }) => id));
      for (const { status } of items) statuses.add(status);
      if (next === null) break;
      after = next;
    }
    const [march2, march1, march3, ...march1Too] = ids;
    expect(seen).toEqual([...[march1, ...march1Too].toSorted(), march2, march3]);
    expect([...statuses]).toEqual(['pending']);
  });

  test('refuses the cursor of another state', async () => {
    const articleId = await insertArticle(newsroom());
    for (let count = 0; count < 2; count += 1) await put(newsroom(), articleId, { status: 'rejected' });
    const { next } = await listModeratedComments(newsroom(), { status: 'rejected', limit: 1 });
    await expect(
      listModeratedComments(newsroom(), { status: 'spam', limit: 1, after: next ?? '' }),
    ).rejects.toMatchObject({
      name: 'Refusal',
      code: 'invalid-cursor',
    });
  });
});

function codeOf(error: unknown): string {
  return error instanceof Refusal ? error.code : String(error);
}
