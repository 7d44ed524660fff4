import { defaultCommentSettings, type CommentSettings } from '@broadsheet/domain';
import { beforeEach, expect, test } from 'vitest';
import { updateCommentSettings } from '../comment-settings/comment-settings.store.ts';
import { getModeratedComment, moderateComment } from '../comments/moderation.actions.ts';
import { insertArticle, put } from '../comments/testing/discussion.ts';
import { openMailbox, tokenIn, type Mailbox } from '../mail/testing/send-to-mailbox.ts';
import type { Newsroom } from '../newsroom.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { createUser } from '../users/users.actions.ts';
import { decideByMail, getMailedDecision } from './decisions.actions.ts';
import { followHeld } from './follow-held.ts';
import { queueModeratorMails } from './moderator-mail.ts';

const why = [{ rule: 'many-links', verdict: 'hold', reason: 'It has 4 links.' }] as const;

describeEachNewsroom('mails to moderators', (newsroom) => {
  let articleId = '';
  let mailbox: Mailbox;
  let version = 1;
  let moderatorId = '';
  beforeEach(async () => {
    for (const table of ['articles', 'mails', 'users'] as const) await newsroom().db.deleteFrom(table).execute();
    await configure('each');
    articleId = await insertArticle(newsroom(), { title: 'Ferries' });
    moderatorId = await hire('moderator', 'mo');
    mailbox = await openMailbox();
    await receive();
  });

  async function configure(moderatorMail: CommentSettings['moderatorMail']): Promise<void> {
    version += 1;
    const settings = { ...defaultCommentSettings, moderatorMail };
    await updateCommentSettings(newsroom().db, { settings, version, updatedAt: newsroom().now() });
  }

  async function hire(role: 'moderator' | 'editor' | 'author', name: string): Promise<string> {
    const { user } = await createUser(newsroom(), {
      name,
      role,
      email: `${name}@example.org`,
      password: 'twelve ferries',
    });
    return user.id;
  }

  const after = (minutes: number): Newsroom => ({
    ...newsroom(),
    now: () => new Date(Date.now() + minutes * 60_000).toISOString(),
  });
  const hold = (body = 'Buy lentils.') =>
    put(newsroom(), articleId, { status: 'pending', body, email: 'reader@example.org', outcomes: [...why] });
  const decide = (id: string, action: 'approve' | 'hold') =>
    moderateComment(newsroom(), id, { action, by: 'admin', precondition: { allows: () => true } });
  const receive = async (room: Newsroom = newsroom()) => {
    await followHeld(room);
    await queueModeratorMails(room);
    return mailbox.receive(room);
  };

  test('go to all who may moderate, with the comment and why it waits, and without the address of its reader', async () => {
    await hire('editor', 'ed');
    await hire('author', 'al');
    await hold();
    const mails = await receive();
    expect(mails.map(({ to }) => to).sort()).toEqual(['ed@example.org', 'mo@example.org']);
    expect(mails[0]).toMatchObject({ subject: 'A comment waits: “Ferries”' });
    expect(mails[0]?.text).toMatch(/Old Pilot:\n> Buy lentils\.\n\nWhy it waits: It has 4 links\./);
    expect(mails.map(({ text, html }) => text + html).join()).not.toMatch(/reader@|192\.0\.2/);
    expect(tokenIn(mails[0], '/mail/moderate')).not.toBe(tokenIn(mails[1], '/mail/moderate'));
    expect(await receive(after(120))).toEqual([]);
  });

  test('come one a minute at most, or one an hour, with all that waits then', async () => {
    await hold('First.');
    expect(await receive()).toHaveLength(1);
    const decided = await hold('Decided meanwhile.');
    await hold('Second.');
    await hold('Third.');
    expect(await receive()).toEqual([]);
    await decide(decided, 'approve');
    const [mail, ...others] = await receive(after(2));
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('2 comments wait for a moderator');
    expect(mail?.text).not.toContain('Decided meanwhile');
    await configure('digest');
    await hold('Fourth.');
    expect(await receive(after(40))).toEqual([]);
    expect(await receive(after(63))).toMatchObject([{ subject: 'A comment waits: “Ferries”' }]);
  });

  test('show some of a flood and count the others, and no row of mails follows', async () => {
    for (let count = 0; count < 23; count += 1) await hold(`Comment ${count}.`);
    const [mail] = await receive();
    expect(mail?.subject).toBe('23 comments wait for a moderator');
    expect(mail?.text).toContain('Comment 19.');
    expect(mail?.text).toMatch(/3 more wait/);
    expect(mail?.text).not.toContain('Comment 20.');
    expect(await receive(after(120))).toEqual([]);
  });

  test('come too for what is held later, and not for what the site does not mail, nor to whom is no moderator any more', async () => {
    const id = await put(newsroom(), articleId);
    expect(await receive()).toEqual([]);
    await decide(id, 'hold');
    expect(await receive()).toHaveLength(1);
    await configure('off');
    await hold();
    expect(await receive(after(120))).toEqual([]);
    await configure('each');
    expect(await receive(after(120))).toEqual([]);
    await hold();
    await followHeld(newsroom());
    await newsroom().db.updateTable('users').set({ role: 'author' }).execute();
    expect(await receive(after(120))).toEqual([]);
  });

  test('decide nothing by being opened; what is pressed then is the decision of that moderator', async () => {
    const id = await hold();
    const [mail] = await receive();
    const token = tokenIn(mail, '/mail/moderate');
    expect(mail?.text).toContain(`/mail/moderate/${token}/approve\n`);
    const asked = await getMailedDecision(newsroom(), token);
    expect(asked).toMatchObject({ status: 'pending', hasChanged: false, comment: { body: 'Buy lentils.' } });
    expect(JSON.stringify(asked)).not.toMatch(/reader@|192\.0\.2/);
    expect(await getModeratedComment(newsroom(), id)).toMatchObject({ status: 'pending', version: 1 });
    const answer = await decideByMail(newsroom(), token, 'spam');
    expect(answer).toMatchObject({ status: 'spam', decidedBy: 'mo', hasChanged: true });
    expect(await getModeratedComment(newsroom(), id)).toMatchObject({
      status: 'spam',
      decidedBy: `user:${moderatorId}`,
    });
  });

  test('say so where somebody has decided, or the comment was changed, meanwhile', async () => {
    const id = await hold();
    const [mail] = await receive();
    const token = tokenIn(mail, '/mail/moderate');
    await decide(id, 'approve');
    expect(await getMailedDecision(newsroom(), token)).toMatchObject({ status: 'approved', hasChanged: true });
    await expect(decideByMail(newsroom(), token, 'approve')).rejects.toMatchObject({ code: 'transition-not-allowed' });
    await decide(id, 'hold');
    await expect(decideByMail(newsroom(), token, 'spam')).rejects.toMatchObject({ code: 'transition-not-allowed' });
    const { token: fresh } = await getMailedDecision(newsroom(), token);
    expect(await decideByMail(newsroom(), fresh, 'spam')).toMatchObject({ status: 'spam' });
  });

  test('are good for a week, for whoever is a moderator then, and for what is still there', async () => {
    const id = await hold();
    const [mail] = await receive();
    const token = tokenIn(mail, '/mail/moderate');
    const late = after(7 * 24 * 60 + 1);
    await expect(decideByMail(late, token, 'approve')).rejects.toMatchObject({ code: 'link-expired' });
    await expect(getMailedDecision(newsroom(), `${token}x`)).rejects.toMatchObject({ code: 'not-found' });
    const deactivate = (at: string | null) => newsroom().db.updateTable('users').set({ deactivated_at: at }).execute();
    await deactivate(newsroom().now());
    await expect(decideByMail(newsroom(), token, 'approve')).rejects.toMatchObject({ code: 'link-expired' });
    await deactivate(null);
    await newsroom().db.deleteFrom('comments').where('id', '=', id).execute();
    await expect(getMailedDecision(newsroom(), token)).rejects.toMatchObject({ code: 'link-expired' });
  });
});
