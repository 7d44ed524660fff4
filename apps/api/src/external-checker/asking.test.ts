// Comments where another service is asked: what comes of its answers, and what it is told of what moderators decide.
import { expect, test } from 'vitest';
import { updateCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { submitComment } from '../comments/comments.actions.ts';
import { getModeratedComment, moderateComment } from '../comments/moderation.actions.ts';
import { insertArticle, onVersion, submissionOf } from '../comments/testing/discussion.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import type { CheckedComment, CommentChecker, Lesson } from './comment-checker.ts';
import { teachChecker } from './teaching.actions.ts';

describeEachNewsroom('where another service is asked', (newsroom) => {
  const asked: CheckedComment[] = [];
  const taught: [CheckedComment, Lesson][] = [];
  let says: Awaited<ReturnType<CommentChecker['check']>> = { kind: 'ham' };
  const checker: CommentChecker = {
    check: (comment) => (asked.push(comment), Promise.resolve(says)),
    teach: (comment, lesson) => (taught.push([comment, lesson]), Promise.resolve()),
  };
  const checked = () => ({ ...newsroom(), commentChecker: checker });
  const send = async (articleId: string, fields = {}) =>
    submitComment(checked(), { articleId, submission: submissionOf(fields), ipAddress: '192.0.2.8' });
  const decide = async (id: string, action: 'approve' | 'spam') => {
    const { version } = await getModeratedComment(newsroom(), id);
    await moderateComment(newsroom(), id, { action, precondition: onVersion(version), by: 'admin' });
  };

  test.each([
    [{ kind: 'ham' }, 'approved'],
    [{ kind: 'spam' }, 'pending'],
    [{ kind: 'failed', reason: 'It answered 500.' }, 'pending'],
    [{ kind: 'certain-spam' }, 'rejected'],
  ] as const)('and it says %o, a comment is %s', async (answer, status) => {
    await updateCommentSettings(newsroom(), { policy: 'open' }, { allows: () => true });
    says = answer;
    const { comment } = await send(await insertArticle(newsroom()));
    expect((await getModeratedComment(newsroom(), comment.id)).status).toBe(status);
  });

  test('it learns of nothing that is refused without it, nor twice of the same', async () => {
    asked.length = 0;
    await send(await insertArticle(newsroom()), { honeypot: 'x' });
    await expect(send(await insertArticle(newsroom(), { comment_policy: 'closed' }))).rejects.toThrow('closed');
    expect(asked).toEqual([]);
    const articleId = await insertArticle(newsroom());
    await send(articleId);
    await send(articleId);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ ipAddress: '192.0.2.8', isReply: false });
    expect(asked[0]?.articleUrl).toContain(articleId);
  });

  test('it is told, once, what moderators decide otherwise', async () => {
    const { signal } = new AbortController();
    const teach = () => teachChecker(checked(), signal);
    await teach();
    const articleId = await insertArticle(newsroom());
    const ids: string[] = [];
    for (const kind of ['ham', 'spam', 'ham'] as const) {
      says = { kind };
      ids.push((await send(articleId, { body: `Said to be ${kind}, number ${ids.length}.` })).comment.id);
    }
    const [missed = '', innocent = '', right = ''] = ids;
    await decide(missed, 'spam');
    await decide(innocent, 'approve');
    await decide(right, 'spam');
    await decide(right, 'approve');
    await Promise.all([teach(), teach()]);
    await teach();
    expect(taught.map(([{ body }, lesson]) => `${lesson}: ${body}`)).toEqual([
      'spam: Said to be ham, number 0.',
      'ham: Said to be spam, number 1.',
      'spam: Said to be ham, number 2.',
      'ham: Said to be ham, number 2.',
    ]);
    expect(taught[0]?.[0]).toMatchObject({ email: 'pilot@example.org', ipAddress: '192.0.2.8' });
    taught.length = 0;
  });
});
