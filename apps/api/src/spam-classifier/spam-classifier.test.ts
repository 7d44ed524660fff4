import { expect, test } from 'vitest';
import { insertArticle, onVersion, put } from '../comments/testing/discussion.ts';
import { moderateComment } from '../comments/moderation.actions.ts';
import { describeEachNewsroom, type TestNewsroom } from '../testing/test-newsroom.ts';
import { undoDecision } from '../moderation/history.actions.ts';
import { allComments, classify, findLearnt } from './spam-classifier.actions.ts';
import { keepWithin, learnEarlier, tendSpamWords } from './tend-spam-words.ts';

const by = 'user:moderator';
const text = { website: null, name: 'Somebody', email: 'somebody@example.org' };

describeEachNewsroom('the spam classifier', (newsroom) => {
  const decide = (id: string, action: 'approve' | 'hold' | 'reject' | 'spam', version: number) =>
    moderateComment(newsroom(), id, { action, precondition: onVersion(version), by });
  const putAll = async (...bodies: string[]) => {
    const articleId = await insertArticle(newsroom());
    const ids: string[] = [];
    for (const body of bodies) {
      ids.push(
        await put(newsroom(), articleId, { status: 'pending', body, name: 'Ferry Captain', email: 'f@example.org' }),
      );
    }
    return ids;
  };
  const stored = () => newsroom().db.selectFrom('spam_tokens').selectAll().orderBy('token').execute();
  const counted = async () => (await stored()).filter(({ ham, spam }) => ham + spam > 0).length;

  test('learns what moderators approve and mark as spam, and forgets what they undo or decide differently', async () => {
    const [id = '', other = ''] = await putAll('cheap casino bonus', 'a quiet harbour');
    await decide(id, 'spam', 1);
    await decide(other, 'approve', 1);
    expect(await findLearnt(newsroom())).toEqual({ ham: 1, spam: 1 });
    await undoDecision(newsroom(), id, { precondition: onVersion(2), by });
    expect(await findLearnt(newsroom())).toEqual({ ham: 1, spam: 0 });
    await decide(other, 'spam', 2);
    expect(await findLearnt(newsroom())).toEqual({ ham: 0, spam: 1 });
    await decide(other, 'reject', 3);
    expect(await findLearnt(newsroom())).toEqual({ ham: 0, spam: 0 });
    expect(await counted()).toBe(0);
  });

  test('says nothing before there are enough decisions, and then what the words say', async () => {
    const spam = await putAll('cheap casino bonus', 'casino bonus here', 'bonus casino https://win.example/');
    const ham = await putAll('a quiet harbour', 'the harbour was quiet', 'quiet harbour here');
    for (const id of spam) await decide(id, 'spam', 1);
    for (const id of ham) await decide(id, 'approve', 1);
    const like = (body: string) => classify(newsroom(), { ...text, body });
    expect(await like('casino bonus')).toBeNull();
    await pretend(newsroom(), { ham: 150, spam: 50 });
    expect(await like('CASINO Bónus')).toMatchObject({
      tokens: expect.arrayContaining(['casino', 'bonus']) as unknown,
    });
    expect((await like('casino bonus'))?.spamProbability).toBeGreaterThan(0.9);
    expect((await like('a quiet harbour'))?.spamProbability).toBeLessThan(0.5);
    await pretend(newsroom(), { ham: 0, spam: 0 });
  });

  test('holds no word, no name and no address in the database', async () => {
    const [id = ''] = await putAll('Captain Ferry wrote to f@example.org about Zeppelins');
    await decide(id, 'approve', 1);
    const rows = JSON.stringify(await stored());
    expect(rows).not.toMatch(/zeppelin|captain|ferry|example/i);
  });

  test('forgets rare words after a month, and the rarest where there are too many', async () => {
    const ids = await putAll('orchid orchid', 'orchid marzipan');
    for (const id of ids) await decide(id, 'approve', 1);
    const later = { ...newsroom(), now: () => new Date(Date.now() + 40 * 86_400_000).toISOString() };
    await tendSpamWords(later, AbortSignal.timeout(10_000));
    const left = (await stored()).filter(({ token }) => token.length > 1);
    expect(left.length).toBeGreaterThan(0);
    for (const { ham, spam } of left) expect(ham + spam).toBeGreaterThan(1);
    await keepWithin(newsroom(), 2);
    expect((await stored()).map(({ token }) => token)).toEqual(['', '-']);
  });

  test('catches up with earlier decisions where it begins anew', async () => {
    const [id = ''] = await putAll('cheap casino bonus');
    await decide(id, 'spam', 1);
    const { db } = newsroom();
    await put(newsroom(), await insertArticle(newsroom()), { body: 'Nobody decided on this one.' });
    const before = await db.selectFrom('spam_lessons').select('comment_id').orderBy('comment_id').execute();
    await db.deleteFrom('spam_tokens').execute();
    await db.deleteFrom('spam_lessons').execute();
    for (let count = 0; count < 2; count += 1) await learnEarlier(newsroom(), AbortSignal.timeout(10_000));
    expect(await db.selectFrom('spam_lessons').select('comment_id').orderBy('comment_id').execute()).toEqual(before);
    const { ham, spam } = await findLearnt(newsroom());
    expect(ham + spam).toBe(before.length);
  });
});

/** As if so many comments had been decided on. */
async function pretend({ db }: TestNewsroom, counts: { ham: number; spam: number }): Promise<void> {
  await db.updateTable('spam_tokens').set(counts).where('token', '=', allComments).execute();
}
