// How the databases find a page: what they say themselves, which no other load of the machine changes.
import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeEachDatabase, type TestDatabase } from '../database/testing/each-database.ts';
import { articleCount, articleKeys, type ArticleFilter, type ArticlePage } from './article-order.store.ts';

const published: ArticleFilter = { statuses: ['published'], kinds: ['article'], published: {}, updated: {} };
const span = { from: '2020-01-01T00:00:00.000Z', before: '2026-01-01T00:00:00.000Z' };

const filters: Readonly<Record<string, ArticleFilter>> = {
  everything: published,
  drafts: { ...published, statuses: ['draft'] },
  'the drafts of one user': { ...published, statuses: ['draft'], ownerId: 'user' },
  'a section': { ...published, sectionId: 'section' },
  'a language': { ...published, language: 'ko' },
  'an author': { ...published, authorId: 'author' },
  'a tag': { ...published, tagId: 'tag' },
  'a section in a language': { ...published, sectionId: 'section', language: 'ko' },
  'an author in a section and a language': { ...published, authorId: 'author', sectionId: 'section', language: 'ko' },
  'a tag of an author': { ...published, tagId: 'tag', authorId: 'author' },
  'a tag in a language': { ...published, tagId: 'tag', language: 'ko' },
  'a year': { ...published, published: span },
  'what was changed in a year': { ...published, updated: span },
  'an author’s work of a year, changed in a year': { ...published, authorId: 'author', published: span, updated: span },
};

const orders: readonly ArticlePage['order'][] = [
  { by: 'published', isLatestFirst: true },
  { by: 'published', isLatestFirst: false },
  { by: 'updated', isLatestFirst: true },
  { by: 'updated', isLatestFirst: false },
];

describeEachDatabase('a page of a list of articles', (database) => {
  test.each(Object.entries(filters))(
    'of %s is read off an index, in order, from where it begins',
    async (_, filter) => {
      for (const order of orders) {
        for (const after of [undefined, ['2024-01-01T00:00:00.000Z', 'id'] as const]) {
          const keys = articleKeys(filter, { order, after, limit: 21 }, database().dialect);
          const plan = await planOf(database(), keys.compile(database().db));
          expect(plan, plan).not.toMatch(/TEMP B-TREE|\bSort\b|\bSCAN\b|Seq Scan/);
          // SQLite says what it searches by. To begin at the wrong place would mean to count off all pages before.
          if (after && database().dialect === 'sqlite') {
            const time = order.by === 'published' ? 'dated_at' : 'updated_at';
            expect(plan).toMatch(new RegExp(`\\(${time},(?:article_)?id\\)${order.isLatestFirst ? '<' : '>'}`));
          }
        }
      }
    },
  );

  test('takes no more of each state than there is room for', async () => {
    const filter: ArticleFilter = { ...published, statuses: ['draft', 'published'], kinds: ['article', 'page'] };
    const keys = articleKeys(filter, { order: orders[0] ?? fail(), after: undefined, limit: 21 }, database().dialect);
    expect(keys.compile(database().db).sql.match(/limit/g)).toHaveLength(5);
  });
});

describeEachDatabase('counting articles', (database) => {
  test.each(Object.entries(filters))('looks at those of %s alone', async (_, filter) => {
    const plan = await planOf(database(), articleCount(filter).compile(database().db));
    expect(plan, plan).not.toMatch(/SCAN (?!CONSTANT)|Seq Scan/);
  });
});

// There is nothing to sort in an empty table, and PostgreSQL would: without sorting it shows whether it has to.
async function planOf({ db, dialect }: TestDatabase, { sql: text, parameters }: CompiledQuery): Promise<string> {
  if (dialect === 'sqlite') {
    const { rows } = await db.executeQuery(CompiledQuery.raw(`explain query plan ${text}`, [...parameters]));
    return JSON.stringify(rows, undefined, 1);
  }
  return db.transaction().execute(async (trx) => {
    for (const way of ['seqscan', 'sort', 'bitmapscan']) await sql.raw(`set local enable_${way} = off`).execute(trx);
    const { rows } = await trx.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]));
    return JSON.stringify(rows, undefined, 1);
  });
}

function fail(): never {
  throw new Error('There is an order.');
}
