// A reader with traces in every table is erased. Then nothing of them is in the database, nor in its files.
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertArticle, put, send } from '../comments/testing/discussion.ts';
import { changeStatus } from '../comments/comment-status.actions.ts';
import { getStoredComment } from '../comments/moderation.actions.ts';
import { write } from '../changes/changes.actions.ts';
import { hashEmail } from '../comments/commenter.ts';
import { createTestDatabase } from '../database/testing/each-database.ts';
import { listTables } from '../database/testing/list-tables.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { findLearnt } from '../spam-classifier/spam-classifier.actions.ts';
import { foundIn, formsOf } from '../testing/canary.ts';
import { describeEachApi, type TestApi } from '../testing/run-api.ts';
import { signLink } from './personal-data-link.actions.ts';
import { continueErasures, wipeErased } from './erasing.actions.ts';
import { attached, insertErasure } from './erasing.store.ts';

const email = 'Canary.Reader@Nightjar-Post.example';
const words = ['Quillfeather', 'Wexelmoor', 'zibbelanthracite'];
const [name = '', place = '', rare = ''] = words;
const body = `In ${place} we said ${rare}.`;
const address = '203.0.113.77';
const canaries = [email, 'Nightjar-Post.example', ...words, address].flatMap(formsOf);

async function everythingStored({ newsroom }: TestApi): Promise<string> {
  const texts: string[] = [];
  for (const table of await listTables(newsroom)) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(newsroom.db);
    texts.push(table, ...rows.map((row) => JSON.stringify(row)));
  }
  if ('file' in newsroom.address) {
    const files = ['', '-wal'].map((end) => `${'file' in newsroom.address ? newsroom.address.file : ''}${end}`);
    for (const file of files) texts.push(await readFile(file, 'latin1'));
  }
  return texts.join('\n');
}

async function leaveTraces(api: TestApi): Promise<{ articleId: string; ids: string[] }> {
  const { newsroom } = api;
  const articleId = await insertArticle(newsroom);
  const approve = (id: string) =>
    write(newsroom, async (open) => {
      const to = { status: 'approved', by: 'admin', reason: `${name} is fine` } as const;
      await changeStatus(newsroom, open, await getStoredComment(open.db, id), to);
      await indexComment(open, id);
    });
  const said = { name, email, website: `https://${place.toLowerCase()}.example/` };
  const ids: string[] = [];
  for (const status of ['approved', 'approved', 'pending', 'spam', 'rejected'] as const) {
    const fields = { ...said, status, body: `${body} ${ids.length}`, ipAddress: address };
    ids.push(await put(newsroom, articleId, fields));
  }
  const [first = '', , pending = ''] = ids;
  await put(newsroom, articleId, {
    parentId: first,
    name: 'Sunniva',
    body: 'I do not think so.',
    email: 's@example.org',
  });
  // With a key, so that the answer is kept; and a moderator's, who sees the address.
  const headers = { 'idempotency-key': crypto.randomUUID() };
  await api.ask(`POST /v1/articles/${articleId}/comments`, { json: { ...said, body: `${body} again` }, headers });
  await api.ask(`POST /v1/comments/${pending}/approve`, {
    key: 'admin',
    headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '*' },
  });
  await approve(pending).catch(() => undefined);
  const now = newsroom.now();
  const by = { comment_id: first, created_at: now };
  await newsroom.db
    .insertInto('comment_notes')
    .values({ ...by, id: newsroom.newId(), body: `${name} says ${rare}`, created_by: 'admin' })
    .execute();
  await newsroom.db
    .insertInto('comment_reports')
    .values({ ...by, id: newsroom.newId(), reason: 'spam', body: `${name}!`, ip_hash: null, author_hash: null })
    .execute();
  await newsroom.db
    .insertInto('reply_subscriptions')
    .values({
      ...{ id: newsroom.newId(), article_id: articleId, asked_at: now, confirmed_at: now, last_digest_at: null },
      ...{ email_hash: hashEmail(newsroom.vault, email), email_sealed: newsroom.vault.seal(email) },
    })
    .execute();
  await api.reader.personalData.request({ body: { email } });
  return { articleId, ids };
}

describeEachApi('a reader who is erased', (api) => {
  test('gets a copy of everything first, and then leaves nothing behind but an empty place', async () => {
    const { newsroom, reader } = api();
    // So many others, that pages of the file are parted and joined around what is erased.
    const others = await insertArticle(newsroom);
    for (let n = 0; n < 60; n += 1) {
      await put(newsroom, others, { body: `A long comment. ${'Ferries. '.repeat(n * 7)}` });
    }
    const { articleId, ids } = await leaveTraces(api());
    const sealed = await sql<{ email_sealed: string }>`select email_sealed from comments where email_hash is not null`
      .execute(newsroom.db)
      .then(({ rows }) =>
        rows.map(({ email_sealed }) => email_sealed).filter((each) => newsroom.vault.open(each) === email),
      );
    const before = await everythingStored(api());
    expect(foundIn(before, [name, rare, sealed[0] ?? '', hashEmail(newsroom.vault, email)])).toHaveLength(4);

    const token = signLink(newsroom, email, newsroom.now());
    const copy = await reader.personalData.get({ token });
    expect(copy.comments.map(({ id }) => id).filter((id) => ids.includes(id))).toHaveLength(5);
    expect(
      copy.comments
        .slice(0, 5)
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['approved', 'approved', 'approved', 'rejected', 'spam'].toSorted());
    expect(copy).toMatchObject({ email: email.toLowerCase(), replyNotifications: [{ articleId }] });
    expect(copy.comments[0]).toMatchObject({ name, ipAddress: address, article: { id: articleId } });

    expect(await findLearnt(newsroom)).toEqual({ ham: 1, spam: 0 });
    await reader.personalData.erase({ token });
    await wipeErased(newsroom);
    const after = await everythingStored(api());
    expect(await findLearnt(newsroom)).toEqual({ ham: 0, spam: 0 });
    expect(foundIn(after, [...canaries, ...sealed, hashEmail(newsroom.vault, email)])).toEqual([]);
    const { items } = await reader.comments.listForArticle({ idOrSlug: articleId, limit: 100 });
    expect(items).toMatchObject([
      { id: ids[0], name: '', body: '', website: null, isRemoved: true },
      { name: 'Sunniva', parentId: ids[0] },
    ]);
    expect((await reader.articles.get({ idOrSlug: articleId })).commentCount).toBe(1);
    expect((await reader.personalData.get({ token })).comments).toEqual([]);
    // Erasing nothing is no mistake.
    await reader.personalData.erase({ token });
  });

  test('is erased to the end by whoever comes next, where the process died over it', async () => {
    const { newsroom, reader } = api();
    const articleId = await insertArticle(newsroom);
    const { comment } = await send(newsroom, articleId, { email: 'cut-off@example.org' });
    const emailHash = hashEmail(newsroom.vault, 'cut-off@example.org');
    await insertErasure(newsroom.db, {
      id: newsroom.newId(),
      emailSealed: newsroom.vault.seal('cut-off@example.org'),
      emailHash,
    });
    await continueErasures(newsroom, AbortSignal.timeout(10_000));
    expect(await newsroom.db.selectFrom('comments').select('id').where('id', '=', comment.id).execute()).toEqual([]);
    expect(await newsroom.db.selectFrom('erasures').selectAll().execute()).toEqual([]);
    const token = signLink(newsroom, 'cut-off@example.org', newsroom.now());
    expect((await reader.personalData.get({ token })).comments).toEqual([]);
  });
});

test('everything that hangs on a comment is forgotten with it', async () => {
  const database = await createTestDatabase('sqlite');
  const { rows } = await sql<{ name: string }>`
    select tables.name from sqlite_schema as tables join pragma_foreign_key_list(tables.name) as keys
    where tables.type = 'table' and keys."table" = 'comments' and tables.name <> 'comments'
  `.execute(database.db);
  await database.drop();
  expect(rows.map((row) => row.name).toSorted()).toEqual([...attached].toSorted());
});

describeEachApi('the link to one’s data', (api) => {
  test('is mailed alike to who is known and who is not, a few times a day', async () => {
    const { newsroom, reader } = api();
    await send(newsroom, await insertArticle(newsroom), { email: 'known@example.org' });
    for (const asked of ['known@example.org', 'unknown@example.org']) {
      for (let n = 0; n < 8; n += 1) await reader.personalData.request({ body: { email: asked } });
      const mails = newsroom.db
        .selectFrom('mails')
        .select('id')
        .where('recipient_hash', '=', hashEmail(newsroom.vault, asked));
      expect((await mails.execute()).length).toBeLessThan(8);
      expect((await mails.execute()).length).toBeGreaterThan(0);
    }
  });

  test('is worth nothing when it was changed, and nothing after a day', async () => {
    const { newsroom, ask } = api();
    const token = signLink(newsroom, email, newsroom.now());
    expect((await ask(`GET /v1/personal-data/${token.slice(0, -1)}`)).status).toBe(404);
    expect((await ask(`POST /v1/personal-data/x${token}/erase`)).status).toBe(404);
    const late = signLink(newsroom, email, new Date(Date.now() - 25 * 3_600_000).toISOString());
    expect((await ask(`POST /v1/personal-data/${late}/erase`)).status).toBe(410);
    const answer = await ask(`GET /v1/personal-data/${token}`);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});
