import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ModerationRule } from '@broadsheet/domain';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createVault } from '../privacy/vault.ts';
import { describeEachNewsroom, testDataKey, type TestNewsroom } from '../testing/test-newsroom.ts';
import { listCommentsOfArticle, listModeratedComments } from './lists/comment-lists.actions.ts';
import { submitComment } from './comments.actions.ts';
import { getModeratedComment, moderateComment } from './moderation.actions.ts';
import {
  changesOf,
  countOfArticle,
  insertArticle,
  onVersion,
  put,
  send,
  submissionOf,
  toldToReaders,
  whileDeleting,
} from './testing/discussion.ts';

describeEachNewsroom('sending a comment', (newsroom) => {
  test('a stranger waits for a moderator, and nobody else learns of the comment', async () => {
    const articleId = await insertArticle(newsroom());
    const { status, comment } = await send(newsroom(), articleId, { email: 'stranger@example.org' });
    expect(status).toBe('pending');
    expect(await listCommentsOfArticle(newsroom(), articleId, { limit: 100 })).toEqual({ items: [], next: null });
    expect(await countOfArticle(newsroom(), articleId)).toBe(0);
    expect(await changesOf(newsroom(), comment)).toEqual(['comment.submitted']);
    expect(await toldToReaders(newsroom())).not.toContain(comment.id);
  });

  test('a known reader is published at once, counted, and told of', async () => {
    const articleId = await insertArticle(newsroom());
    const knownId = await put(newsroom(), await insertArticle(newsroom()), { email: 'known@example.org' });
    const known = await getModeratedComment(newsroom(), knownId);
    const answer = await send(newsroom(), articleId, { email: 'KNOWN@example.org' });
    expect(answer).toEqual({
      status: 'approved',
      comment: {
        id: answer.comment.id,
        articleId,
        parentId: null,
        kind: 'comment',
        name: 'Old Pilot',
        website: null,
        body: 'It was lentil.',
        createdAt: answer.comment.createdAt,
        threadId: answer.comment.id,
        avatarSeed: answer.comment.avatarSeed,
        editedAt: null,
        isEditorsPick: false,
        isRemoved: false,
      },
      authorToken: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    // By their network alone: whoever sits beside them must not learn which comments are theirs.
    expect(answer.comment.avatarSeed).not.toBe(known.avatarSeed);
    expect(await listCommentsOfArticle(newsroom(), articleId, { limit: 100 })).toEqual({
      items: [answer.comment],
      next: null,
    });
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
    expect(await changesOf(newsroom(), answer.comment)).toEqual(['comment.submitted', 'comment.approved, public']);
  });

  test('a reader whose comments were all refused stays a stranger', async () => {
    const articleId = await insertArticle(newsroom());
    for (const status of ['rejected', 'spam', 'pending'] as const) {
      await put(newsroom(), articleId, { status, email: 'refused@example.org' });
    }
    expect((await send(newsroom(), articleId, { email: 'refused@example.org' })).status).toBe('pending');
  });

  test('what each rule said is stored for the moderator', async () => {
    const articleId = await insertArticle(newsroom(), { comment_policy: 'premoderated' });
    const body = 'www.a.example www.b.example www.c.example www.d.example';
    const { comment } = await send(newsroom(), articleId, { body, email: 'rules@example.org' });
    const { outcomes, status, decidedAt, version } = await getModeratedComment(newsroom(), comment.id);
    expect(outcomes.map(({ rule, verdict }) => `${rule}: ${verdict}`)).toEqual([
      'premoderation: hold',
      'many-links: hold',
      'first-comment: hold',
      'all-clear: publish',
    ]);
    expect(outcomes[1]?.reason).toBe('It has 4 links; more than 3 wait for a moderator.');
    expect({ status, decidedAt, version }).toEqual({ status: 'pending', decidedAt: null, version: 1 });
  });

  test.each([
    [{ comment_policy: 'closed' }, 'The discussion of this article is closed.'],
    [{ status: 'withdrawn' }, 'The article is not published.'],
  ] as const)('on an article with %o it is refused, and nothing is stored', async (columns, message) => {
    const articleId = await insertArticle(newsroom(), columns);
    await expect(send(newsroom(), articleId)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'discussion-closed',
      message,
    });
    expect(await commentsOn(newsroom(), articleId)).toBe(0);
  });

  const rejecting = (told?: string): ModerationRule => ({
    name: 'no-shouting',
    judge: () => ({ verdict: 'reject', reason: 'It shouts.', ...(told !== undefined && { told }) }),
  });

  test('what a rule rejects is kept for the moderators, and its reader told what the rule tells', async () => {
    const articleId = await insertArticle(newsroom());
    const sent = { articleId, submission: submissionOf(), ipAddress: null };
    await expect(submitComment(newsroom(), sent, [rejecting('Please do not shout.')])).rejects.toMatchObject({
      name: 'Refusal',
      code: 'comment-rejected',
      message: 'Please do not shout.',
    });
    const { items } = await listModeratedComments(newsroom(), { status: 'rejected', article: articleId, limit: 9 });
    expect(items.map(({ outcomes }) => outcomes)).toEqual([
      [{ rule: 'no-shouting', verdict: 'reject', reason: 'It shouts.', told: 'Please do not shout.' }],
    ]);
  });

  test('what a rule rejects without a word looks to its reader like everything that waits', async () => {
    const articleId = await insertArticle(newsroom());
    const sent = { articleId, submission: submissionOf({ email: 'banned@example.org' }), ipAddress: null };
    const { comment, status } = await submitComment(newsroom(), sent, [rejecting()]);
    expect(status).toBe('pending');
    expect((await getModeratedComment(newsroom(), comment.id)).status).toBe('rejected');
  });

  test('whoever writes under the address of a known reader from elsewhere is a stranger', async () => {
    await put(newsroom(), await insertArticle(newsroom()), { email: 'borrowed@example.org' });
    const articleId = await insertArticle(newsroom());
    const submission = submissionOf({ email: 'borrowed@example.org' });
    const { status } = await submitComment(newsroom(), { articleId, submission, ipAddress: '198.51.100.1' });
    expect(status).toBe('pending');
  });

  test('a reader is known by what their browser keeps, wherever they write from', async () => {
    const articleId = await insertArticle(newsroom());
    const travels = { submission: submissionOf({ email: 'travels@example.org' }), ipAddress: '198.51.100.2' };
    const first = await submitComment(newsroom(), { ...travels, articleId });
    const on = { action: 'approve', precondition: onVersion(1), by: 'user:moderator' } as const;
    await moderateComment(newsroom(), first.comment.id, on);
    const second = await submitComment(newsroom(), {
      ...{ ...travels, articleId: await insertArticle(newsroom()), ipAddress: '198.51.100.99' },
      authorToken: first.authorToken,
    });
    expect(second.status).toBe('approved');
    expect(second.comment.avatarSeed).toBe(first.comment.avatarSeed);
  });

  test('a rule that fails holds the comment and is logged, without the address that it quotes', async () => {
    const articleId = await insertArticle(newsroom());
    const broken: ModerationRule = {
      name: 'broken',
      judge: ({ email }) => {
        throw new Error(`cannot judge ${email}`);
      },
    };
    const { lines, log } = recordLog();
    const sent = { articleId, submission: submissionOf({ email: 'quoted@example.org' }), ipAddress: '192.0.2.99' };
    const { status } = await submitComment({ ...newsroom(), log }, sent, [broken]);
    expect(status).toBe('pending');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('cannot judge [email]');
    expect(lines[0]).toContain('"rule":"broken"');
    expect(lines[0]).not.toMatch(/quoted@example\.org|192\.0\.2\.99/);
  });

  test('on an article that is not there it is refused', async () => {
    await expect(send(newsroom(), newsroom().newId())).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
  });

  test('on an article that is deleted at the same moment it is refused', async () => {
    const articleId = await insertArticle(newsroom());
    const sending = whileDeleting(newsroom(), articleId, () => send(newsroom(), articleId));
    await expect(sending).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
  });
});

describeEachNewsroom('replying to a comment', (newsroom) => {
  test('a reply keeps whom it answers', async () => {
    const articleId = await insertArticle(newsroom());
    const parentId = await put(newsroom(), articleId);
    expect((await send(newsroom(), articleId, { parentId })).comment.parentId).toBe(parentId);
  });

  test.each([
    ['that is not there', async () => newsroom().newId()],
    ['on another article', async () => put(newsroom(), await insertArticle(newsroom()))],
    ['that is held', async (articleId: string) => put(newsroom(), articleId, { status: 'pending' })],
    ['that is a pingback', async (articleId: string) => put(newsroom(), articleId, { kind: 'pingback' })],
  ])('a reply to a comment %s is refused, and nothing is stored', async (_which, putParent) => {
    const articleId = await insertArticle(newsroom());
    const parentId = await putParent(articleId);
    const before = await commentsOn(newsroom(), articleId);
    await expect(send(newsroom(), articleId, { parentId })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'parent-not-found',
      errors: [{ pointer: '/parentId' }],
    });
    expect(await commentsOn(newsroom(), articleId)).toBe(before);
  });

  test('replies to a comment that is taken back stay where they were', async () => {
    const articleId = await insertArticle(newsroom());
    const parentId = await put(newsroom(), articleId);
    const id = await put(newsroom(), articleId, { parentId });
    await moderateComment(newsroom(), parentId, { action: 'reject', precondition: onVersion(1), by: 'user:moderator' });
    const { items } = await listCommentsOfArticle(newsroom(), articleId, { limit: 100 });
    expect(items).toEqual([expect.objectContaining({ id, parentId })]);
  });
});

describeEachNewsroom('sending the same comment again', (newsroom) => {
  test('gives the first one back and stores nothing', async () => {
    const articleId = await insertArticle(newsroom());
    const first = await send(newsroom(), articleId);
    expect(await send(newsroom(), articleId, { email: 'Pilot@Example.org ', name: 'Another name' })).toEqual(first);
    expect(await commentsOn(newsroom(), articleId)).toBe(1);
    expect(await changesOf(newsroom(), first.comment)).toEqual(['comment.submitted']);
  });

  test('tells that it was approved in between', async () => {
    const articleId = await insertArticle(newsroom());
    const fields = { email: 'approved@example.org' };
    const { comment, status } = await send(newsroom(), articleId, fields);
    expect(status).toBe('pending');
    await moderateComment(newsroom(), comment.id, {
      action: 'approve',
      precondition: onVersion(1),
      by: 'user:moderator',
    });
    expect(await send(newsroom(), articleId, fields)).toMatchObject({ status: 'approved', comment });
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
  });

  test('after a while tells its author alone that it is there, and no neighbour whose it is', async () => {
    const articleId = await insertArticle(newsroom());
    const first = await send(newsroom(), articleId);
    const later = { ...newsroom(), now: () => new Date(Date.now() + 150_000).toISOString() };
    const sent = { articleId, submission: submissionOf(), ipAddress: '192.0.2.7' };
    const own = await submitComment(later, { ...sent, authorToken: first.authorToken });
    expect(own.comment.id).toBe(first.comment.id);
    const neighbours = await Promise.all([submitComment(later, sent), submitComment(later, sent)]);
    expect(new Set(neighbours.map(({ comment }) => comment.id)).size).toBe(1);
    expect(neighbours[0].comment.id).not.toBe(first.comment.id);
    expect(neighbours[0].authorToken).not.toBe(first.authorToken);
    expect(await commentsOn(newsroom(), articleId)).toBe(2);
  });

  test.each(['reject', 'spam'] as const)('tells nothing of the decision to %s it, which stays', async (action) => {
    const articleId = await insertArticle(newsroom());
    const first = await send(newsroom(), articleId);
    const { status } = await moderateComment(newsroom(), first.comment.id, {
      action,
      precondition: onVersion(1),
      by: 'user:moderator',
    });
    expect(await send(newsroom(), articleId)).toEqual(first);
    expect(first.status).toBe('pending');
    expect((await getModeratedComment(newsroom(), first.comment.id)).status).toBe(status);
    expect(await commentsOn(newsroom(), articleId)).toBe(1);
  });

  test('other words, another reader, another place make another comment', async () => {
    const articleId = await insertArticle(newsroom());
    const parentId = await put(newsroom(), articleId);
    const ids = [
      await send(newsroom(), articleId),
      await send(newsroom(), articleId, { body: 'It was not lentil.' }),
      await send(newsroom(), articleId, { email: 'cook@example.org' }),
      await send(newsroom(), articleId, { parentId }),
      await send(newsroom(), await insertArticle(newsroom())),
    ].map(({ comment }) => comment.id);
    expect(new Set(ids).size).toBe(5);
  });

  test.each(['unknown', 'known'])('50 times at once by a reader who is %s stores one', async (who) => {
    const email = `${who}@example.org`;
    if (who === 'known') await put(newsroom(), await insertArticle(newsroom()), { email });
    const articleId = await insertArticle(newsroom());
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(newsroom(), articleId, { email })));
    const [first] = answers;
    expect(answers).toEqual(answers.map(() => first));
    expect(await commentsOn(newsroom(), articleId)).toBe(1);
    expect(first?.status).toBe(who === 'known' ? 'approved' : 'pending');
    expect(await countOfArticle(newsroom(), articleId)).toBe(who === 'known' ? 1 : 0);
  });

  test('is not what many different ones at once are: all are stored and counted', async () => {
    const email = 'eager@example.org';
    await put(newsroom(), await insertArticle(newsroom()), { email });
    const articleId = await insertArticle(newsroom());
    const bodies = Array.from({ length: 30 }, (_, index) => `Comment ${index}.`);
    await Promise.all(bodies.map((body) => send(newsroom(), articleId, { email, body })));
    const { items } = await listCommentsOfArticle(newsroom(), articleId, { limit: 100 });
    expect(items.map(({ body }) => body).toSorted()).toEqual(bodies.toSorted());
    expect(await countOfArticle(newsroom(), articleId)).toBe(30);
  });

  test('from several processes at once stores one', async () => {
    await put(newsroom(), await insertArticle(newsroom()), { email: 'pilot@example.org' });
    const articleId = await insertArticle(newsroom());
    const said = await Promise.all(Array.from({ length: 3 }, () => sendFromElsewhere(newsroom(), articleId)));
    expect(new Set(said.flatMap(({ ids }) => ids)).size).toBe(1);
    expect(await commentsOn(newsroom(), articleId)).toBe(1);
    expect(await countOfArticle(newsroom(), articleId)).toBe(1);
  });
});

describeEachNewsroom('the address of a reader', (newsroom) => {
  const email = 'nobody.may.read.this@example.org';
  const ipAddress = '198.51.100.77';

  test('is unreadable where it is stored', async () => {
    const articleId = await insertArticle(newsroom());
    await submitComment(newsroom(), { articleId, submission: submissionOf({ email }), ipAddress });
    const stored = await everythingStored(newsroom());
    expect(stored).toContain('It was lentil.');
    for (const secret of [email, 'nobody.may.read.this', ipAddress]) expect(stored).not.toContain(secret);
  });

  test('is read by a moderator alone', async () => {
    const articleId = await insertArticle(newsroom());
    const { comment } = await submitComment(newsroom(), { articleId, submission: submissionOf({ email }), ipAddress });
    expect(await getModeratedComment(newsroom(), comment.id)).toMatchObject({ email, ipAddress, status: 'pending' });
    await moderateComment(newsroom(), comment.id, {
      action: 'approve',
      precondition: onVersion(1),
      by: 'user:moderator',
    });
    const seen = [
      comment,
      await listCommentsOfArticle(newsroom(), articleId, { limit: 100 }),
      await toldToReaders(newsroom()),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/example\.org|198\.51|sealed|hash|fingerprint/i);
  });

  test('is null and logged where it was sealed under another key', async () => {
    const articleId = await insertArticle(newsroom());
    const sent = { articleId, submission: submissionOf({ email, body: 'Another key.' }), ipAddress };
    const { comment } = await submitComment({ ...newsroom(), vault: createVault('another key') }, sent);
    const { lines, log } = recordLog();
    expect(await getModeratedComment({ ...newsroom(), log }, comment.id)).toMatchObject({
      email: null,
      ipAddress: null,
    });
    const { items } = await listModeratedComments({ ...newsroom(), log }, { status: 'pending', limit: 100 });
    expect(items).toContainEqual(expect.objectContaining({ id: comment.id, email: null, ipAddress: null }));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/"level":40,.*does not open/);
  });
});

function recordLog() {
  const lines: string[] = [];
  return { lines, log: pino({}, { write: (line: string) => lines.push(line) }) };
}

async function commentsOn({ db }: TestNewsroom, articleId: string): Promise<number> {
  const rows = await db.selectFrom('comments').select('id').where('article_id', '=', articleId).execute();
  return rows.length;
}

async function sendFromElsewhere({ address }: TestNewsroom, articleId: string): Promise<{ ids: string[] }> {
  const program = `
    import { pino } from 'pino';
    import { connect } from '../database/connect.ts';
    import { createNewsroom } from '../newsroom.ts';
    import { send } from './testing/discussion.ts';
    const connection = connect(${JSON.stringify(address)});
    const newsroom = createNewsroom(connection, { dataKey: ${JSON.stringify(testDataKey)}, log: pino({ level: 'silent' }) });
    const sent = Array.from({ length: 20 }, () => send(newsroom, ${JSON.stringify(articleId)}));
    const ids = (await Promise.all(sent)).map(({ comment }) => comment.id);
    console.log(JSON.stringify({ ids }));
    await connection.db.destroy();
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=broadsheet', '--input-type=module-typescript', '--eval', program],
    { cwd: import.meta.dirname },
  );
  return JSON.parse(stdout) as { ids: string[] };
}

// Of SQLite the bytes of its files, of PostgreSQL every row of every table that a comment touches.
async function everythingStored({ db, address }: TestNewsroom): Promise<string> {
  if ('file' in address) {
    const files = await Promise.all([address.file, `${address.file}-wal`].map((file) => readFile(file, 'latin1')));
    return files.join('');
  }
  return JSON.stringify([
    await db.selectFrom('comments').selectAll().execute(),
    await db.selectFrom('changes').selectAll().execute(),
    await db.selectFrom('articles').selectAll().execute(),
  ]);
}
