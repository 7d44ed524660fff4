import { defaultCommentSettings, type CommentSettings } from '@broadsheet/domain';
import { beforeEach, expect, test } from 'vitest';
import { updateCommentSettings } from '../comment-settings/comment-settings.store.ts';
import { moderateComment } from '../comments/moderation.actions.ts';
import { insertArticle, put, send } from '../comments/testing/discussion.ts';
import { openMailbox, tokenIn, type Mailbox } from '../mail/testing/send-to-mailbox.ts';
import type { Newsroom } from '../newsroom.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { followReplies, forgetUnconfirmed } from './follow-replies.ts';
import { queueDigests } from './reply-digest.ts';
import { confirmSubscription, endSubscription, getSubscription, getUnconfirmed } from './subscriptions.actions.ts';

const pilot = 'pilot@example.org';

describeEachNewsroom('mails about replies', (newsroom) => {
  let articleId = '';
  let mailbox: Mailbox;
  let version = 1;
  beforeEach(async () => {
    await newsroom().db.deleteFrom('articles').execute();
    await newsroom().db.deleteFrom('mails').execute();
    await newsroom().db.deleteFrom('mail_asks').execute();
    await configure({ offersNotifications: true });
    articleId = await insertArticle(newsroom(), { title: 'Ferries' });
    mailbox = await openMailbox();
  });

  async function configure(changed: Partial<CommentSettings>): Promise<void> {
    version += 1;
    const settings = { ...defaultCommentSettings, policy: 'premoderated' as const, ...changed };
    await updateCommentSettings(newsroom().db, { settings, version, updatedAt: newsroom().now() });
  }

  const decide = (id: string, action: 'approve' | 'reject') =>
    moderateComment(newsroom(), id, { action, by: 'admin', precondition: { allows: () => true } });
  const after = (minutes: number): Newsroom => ({
    ...newsroom(),
    now: () => new Date(Date.now() + minutes * 60_000).toISOString(),
  });
  const receive = async (room: Newsroom = newsroom()) => {
    await followReplies(room);
    await queueDigests(room);
    return mailbox.receive(room);
  };
  const reply = (parentId: string, body: string, email: string | null = null) =>
    put(newsroom(), articleId, { parentId, body, name: 'Sunniva', email });

  async function comment(fields: { body?: string; email?: string } = {}): Promise<string> {
    const { comment: sent } = await send(newsroom(), articleId, { email: pilot, notify: true, ...fields });
    await decide(sent.id, 'approve');
    return sent.id;
  }

  async function subscribe(): Promise<string> {
    const id = await comment();
    const [mail] = await receive();
    await confirmSubscription(newsroom(), tokenIn(mail, '/mail/confirm'));
    return id;
  }

  test('begin with one that asks, when readers see the comment; before it is confirmed nothing else comes', async () => {
    const { comment: sent } = await send(newsroom(), articleId, { email: pilot, notify: true });
    expect(await receive()).toEqual([]);
    await decide(sent.id, 'approve');
    const [mail, ...others] = await receive();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: pilot, subject: 'Do you want to know of replies? “Ferries”' });
    expect(mail?.text).not.toContain('lentil');
    await reply(sent.id, 'It was rye.');
    expect(await receive()).toEqual([]);
    const token = tokenIn(mail, '/mail/confirm');
    expect(await getUnconfirmed(newsroom(), token)).toMatchObject({
      status: 'unconfirmed',
      article: { title: 'Ferries' },
    });
    await expect(getSubscription(newsroom(), token)).rejects.toMatchObject({ code: 'not-found' });
    expect(await confirmSubscription(newsroom(), token)).toMatchObject({ status: 'active' });
    expect(await confirmSubscription(newsroom(), token)).toMatchObject({ status: 'active' });
    const [digest] = await receive();
    expect(digest).toMatchObject({ to: pilot, subject: 'A reply to you: “Ferries”' });
    expect(digest?.text).toContain('Sunniva:\n> It was rye.');
  });

  test('come once an hour at most, each reply once, and offer to be ended with one click', async () => {
    const id = await subscribe();
    await reply(id, 'First.');
    const [first] = await receive();
    expect(first?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(first?.headers['list-unsubscribe']).toMatch(/^<http:\/\/localhost:3000\/mail\/unsubscribe\/[\w.-]+>$/);
    await reply(id, 'Second.');
    const third = await reply(await comment({ body: 'I said more.' }), 'Third.');
    expect(await receive(after(59))).toEqual([]);
    const [second, ...others] = await receive(after(61));
    expect(others).toEqual([]);
    expect(second?.subject).toBe('2 replies to you: “Ferries”');
    expect(second?.text).toMatch(/Second\.[^]*Third\./);
    await decide(third, 'reject');
    await decide(third, 'approve');
    expect(await receive(after(200))).toEqual([]);
  });

  test('tell nothing that readers do not see when they are sent', async () => {
    const id = await subscribe();
    const [gone, stays] = [await reply(id, 'This goes.'), await reply(id, 'This stays.')];
    await followReplies(newsroom());
    await queueDigests(newsroom());
    await decide(gone, 'reject');
    const [mail] = await mailbox.receive(newsroom());
    expect(mail?.text).toContain('This stays.');
    expect(mail?.text).not.toContain('This goes.');
    await decide(stays, 'reject');
    await reply(id, 'Nobody is told.');
    await followReplies(newsroom());
    await queueDigests(after(61));
    await newsroom().db.updateTable('articles').set({ status: 'withdrawn' }).execute();
    expect(await mailbox.receive(after(61))).toEqual([]);
    expect(await receive(after(200))).toEqual([]);
  });

  test('tell nobody of what they wrote themselves, under whatever name, nor whom nobody replied to', async () => {
    const id = await subscribe();
    await reply(id, 'I forgot something.', 'Pilot@Example.org');
    const stranger = await put(newsroom(), articleId, { body: 'What about me?', email: 'other@example.org' });
    await reply(stranger, 'Not for the pilot.');
    expect(await receive()).toEqual([]);
  });

  test('come for replies that a moderator approves later', async () => {
    const id = await subscribe();
    const held = await put(newsroom(), articleId, { parentId: id, body: 'Held.', status: 'pending' });
    expect(await receive()).toEqual([]);
    await decide(held, 'approve');
    expect(await receive()).toMatchObject([{ subject: 'A reply to you: “Ferries”' }]);
  });

  test('end at once, and nothing is kept of them; to end them again is no mistake', async () => {
    const id = await subscribe();
    await reply(id, 'First.');
    const [digest] = await receive();
    const token = tokenIn(digest, '/mail/unsubscribe');
    expect(await getSubscription(newsroom(), token)).toMatchObject({ status: 'active', article: { title: 'Ferries' } });
    await reply(id, 'Second.');
    await followReplies(newsroom());
    await queueDigests(after(61));
    expect(await endSubscription(newsroom(), token)).toEqual({ status: 'ended', article: null });
    expect(await endSubscription(newsroom(), token)).toEqual({ status: 'ended', article: null });
    expect(await mailbox.receive(after(61))).toEqual([]);
    expect(await newsroom().db.selectFrom('reply_subscriptions').select('id').execute()).toEqual([]);
    expect(await newsroom().db.selectFrom('reply_notices').select('comment_id').execute()).toEqual([]);
  });

  test('are asked for once a discussion, however often the box is ticked', async () => {
    await comment();
    await comment({ body: 'And another thing.' });
    const [mail, ...others] = await receive();
    expect(others).toEqual([]);
    await confirmSubscription(newsroom(), tokenIn(mail, '/mail/confirm'));
    await comment({ body: 'And a third.' });
    expect(await receive(after(60 * 48))).toEqual([]);
  });

  test('are no way to bury a mailbox: five that ask go to one address a day', async () => {
    for (let count = 0; count < 7; count += 1) {
      articleId = await insertArticle(newsroom(), { title: `Ferries ${count}` });
      await comment();
    }
    expect(await receive()).toHaveLength(5);
    expect(await newsroom().db.selectFrom('reply_requests').select('comment_id').execute()).toEqual([]);
  });

  test('are not asked for by what nobody approves, nor where the site does not offer them', async () => {
    const { comment: sent } = await send(newsroom(), articleId, { email: pilot, notify: true });
    await decide(sent.id, 'reject');
    expect(await receive()).toEqual([]);
    await configure({ offersNotifications: false });
    await decide(sent.id, 'approve');
    await comment({ body: 'The site does not offer it.' });
    expect(await receive()).toEqual([]);
  });

  test('can be confirmed for a week, and no longer', async () => {
    await comment();
    const [mail] = await receive();
    const token = tokenIn(mail, '/mail/confirm');
    const late = after(7 * 24 * 60 + 1);
    await expect(confirmSubscription(late, token)).rejects.toMatchObject({ code: 'link-expired' });
    await expect(confirmSubscription(newsroom(), `${token}x`)).rejects.toMatchObject({ code: 'not-found' });
    await forgetUnconfirmed(late);
    expect(await newsroom().db.selectFrom('reply_subscriptions').select('id').execute()).toEqual([]);
    await expect(confirmSubscription(newsroom(), token)).rejects.toMatchObject({ code: 'link-expired' });
  });

  test('end where the server says that there is no such mailbox', async () => {
    const id = await subscribe();
    await reply(id, 'Hello?');
    mailbox.server.refusal = { at: 'recipient', code: 550, text: 'No such mailbox' };
    await receive();
    expect(await newsroom().db.selectFrom('reply_subscriptions').select('id').execute()).toEqual([]);
  });

  test('leave neither address nor words in the tables of their own', async () => {
    await subscribe();
    const { db } = newsroom();
    const rows = await Promise.all(
      (['reply_subscriptions', 'mails', 'mail_asks', 'reply_requests'] as const).map((table) =>
        db.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(rows[0]).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/pilot|example\.org|lentil/i);
  });
});
