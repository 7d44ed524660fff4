// What the rules know of a comment, as far as it is looked up: how many there were of late, and who is known.
import { expect, test } from 'vitest';
import { updateCommentSettings } from '../../comment-settings/comment-settings.actions.ts';
import { createBan } from '../../moderation/bans.actions.ts';
import { describeEachNewsroom, type TestNewsroom } from '../../testing/test-newsroom.ts';
import { submitComment } from '../comments.actions.ts';
import { getModeratedComment } from '../moderation.actions.ts';
import { insertArticle, put, submissionOf } from '../testing/discussion.ts';

const always = { allows: () => true };
const limits = { mostPerAddress: 3, mostPerReader: 2, mostPerArticle: 5, trustAfter: 2 };

describeEachNewsroom('what came in of late', (newsroom) => {
  test('holds what is too much from one network, of one reader, on one article', async () => {
    await updateCommentSettings(newsroom(), limits, always);
    const articleId = await insertArticle(newsroom());
    const rules = async (number: number, sent: Sent = {}) =>
      (await outcomesOf(newsroom(), articleId, { number, ...sent })).map(({ rule }) => rule);
    for (const number of [1, 2, 3]) expect(await rules(number)).not.toContain('flood');
    expect(await rules(4)).toContain('flood');
    expect(await rules(5, { ipAddress: '198.51.100.1' })).not.toContain('flood');
    expect(await rules(6, { ipAddress: '198.51.100.2' })).toContain('flood');
    const other = await insertArticle(newsroom());
    for (const number of [1, 2, 3]) {
      const sent = { number, email: 'one@example.org', ipAddress: `203.0.113.${number}` };
      const said = (await outcomesOf(newsroom(), other, sent)).map(({ rule }) => rule);
      expect(said.includes('flood-of-reader')).toBe(number === 3);
    }
  });

  test('counts what is sent at the same moment as what is sent one after the other', async () => {
    await updateCommentSettings(newsroom(), { ...limits, policy: 'open' }, always);
    const articleIds = await Promise.all(Array.from({ length: 8 }, () => insertArticle(newsroom())));
    const sent = articleIds.map((articleId, number) => {
      const submission = submissionOf({ email: `at-once-${number}@example.org`, body: `At once: ${number}.` });
      return submitComment(newsroom(), { articleId, submission, ipAddress: '203.0.113.99' });
    });
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'approved')).toHaveLength(limits.mostPerAddress);
  });

  test('does not count what is older than ten minutes', async () => {
    await updateCommentSettings(newsroom(), limits, always);
    const articleId = await insertArticle(newsroom());
    const createdAt = new Date(Date.now() - 601_000).toISOString();
    for (let count = 0; count < 9; count++) await put(newsroom(), articleId, { createdAt, ipAddress: '192.0.2.200' });
    const said = await outcomesOf(newsroom(), articleId, { number: 1, ipAddress: '192.0.2.200' });
    expect(said.map(({ rule }) => rule)).not.toContain('flood');
  });

  test('holds the same words, wherever and by whomever they are said, and however they are dressed', async () => {
    const body = 'Great article, do visit my site for more of this!';
    await outcomesOf(newsroom(), await insertArticle(newsroom()), { number: 21, body });
    const again = { number: 22, body: `${body.toUpperCase()} 😀`, ipAddress: '198.51.100.9' };
    const said = await outcomesOf(newsroom(), await insertArticle(newsroom()), again);
    expect(said.find(({ rule }) => rule === 'duplicate-text')?.reason).toBe(
      'Another comment says the same within a day.',
    );
  });
});

describeEachNewsroom('who sends a comment', (newsroom) => {
  test('is nobody when banned, and is told what everybody is told', async () => {
    const reason = 'Sells watches.';
    await createBan(newsroom(), { kind: 'address', value: '198.51.100.0/24', reason, expiresAt: null });
    const articleId = await insertArticle(newsroom());
    const sent = { articleId, submission: submissionOf(), ipAddress: '198.51.100.20' };
    const { status, comment } = await submitComment(newsroom(), sent);
    expect(status).toBe('pending');
    const kept = await getModeratedComment(newsroom(), comment.id);
    expect(kept.status).toBe('rejected');
    expect(kept.outcomes.find(({ rule }) => rule === 'banned')?.reason).toContain(reason);
  });

  test('is trusted for approved comments, until a moderator refuses one', async () => {
    await updateCommentSettings(newsroom(), limits, always);
    const [email, ipAddress, avatarSeed] = ['trusted@example.org', '198.51.100.30', 'seed of a test'];
    const known = { email, ipAddress, avatarSeed, createdAt: '2026-01-01T00:00:00.000Z' };
    const elsewhere = await insertArticle(newsroom());
    for (let count = 0; count < 2; count++) await put(newsroom(), elsewhere, known);
    const shout = { email, ipAddress, body: 'THIS IS WHAT I HAVE ALWAYS SAID', number: 0 };
    const spared = await outcomesOf(newsroom(), await insertArticle(newsroom()), shout);
    expect(spared.find(({ rule }) => rule === 'shouting')).toMatchObject({ verdict: 'publish' });
    const id = await put(newsroom(), elsewhere, { ...known, status: 'spam' });
    await newsroom()
      .db.updateTable('comments')
      .set({ decided_by: 'admin', decided_at: new Date().toISOString() })
      .where('id', '=', id)
      .execute();
    const bound = await outcomesOf(newsroom(), await insertArticle(newsroom()), shout);
    expect(bound.find(({ rule }) => rule === 'shouting')).toMatchObject({ verdict: 'hold' });
  });
});

interface Sent {
  readonly email?: string;
  readonly ipAddress?: string;
  readonly body?: string;
}

async function outcomesOf(
  newsroom: TestNewsroom,
  articleId: string,
  {
    number,
    email = `reader-${number}@example.org`,
    ipAddress = '192.0.2.100',
    body = `Number ${number}.`,
  }: Sent & { number: number },
) {
  const { comment } = await submitComment(newsroom, {
    articleId,
    submission: submissionOf({ email, body }),
    ipAddress,
  });
  return (await getModeratedComment(newsroom, comment.id)).outcomes;
}
