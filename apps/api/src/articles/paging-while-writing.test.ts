// Whoever goes through a list while others write: nothing twice, and nothing left out that was there all the time.
import { Article, Author, type ArticleStatus } from '@broadsheet/domain';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { authorStore } from '../authors/authors.store.ts';
import { sectionStore } from '../sections/sections.store.ts';
import { tagStore } from '../tags/tags.store.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import type { Position } from '../http/pagination.ts';
import { countArticles, listArticles } from './article-lists.store.ts';
import type { ArticleFilter, ArticlePage } from './article-order.store.ts';
import { deleteArticle, insertArticle, updateArticle } from './articles.store.ts';

const two = [0, 1] as const;
const idOf = (number: number) => `01936f2a-7c1e-7d3a-9f10-${number.toString(16).padStart(12, '0')}`;
const [authorIds, sectionIds, tagIds] = [10, 20, 30].map((first) => two.map((each) => idOf(first + each)));
// Few, so that many articles are of one moment.
const at = (minute: number) => `2026-03-01T10:${`${minute}`.padStart(2, '0')}:00.000Z`;
const minute = fc.integer({ min: 0, max: 9 }).map(at);
const orNot = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const one = (ids: readonly string[] = []) => fc.constantFrom(...ids);

const statuses: readonly ArticleStatus[] = ['draft', 'in-review', 'scheduled', 'published', 'withdrawn'];
/** What of an article decides where it is listed. */
const standing = fc
  .record({
    kind: fc.constantFrom<Article['kind']>('article', 'article', 'article', 'page'),
    status: fc.constantFrom<ArticleStatus>('published', 'published', ...statuses),
    section: orNot(one(sectionIds)),
    authors: fc.uniqueArray(one(authorIds)),
    tags: fc.uniqueArray(one(tagIds)),
    language: fc.constantFrom('en', 'ko'),
    time: minute,
    updatedAt: minute,
  })
  .map(({ section, authors, tags, time, ...rest }) => ({
    ...rest,
    section: section === undefined ? null : { id: section, slug: 's', name: 'S' },
    authors: authors.map((id) => ({ id, slug: 'a', name: 'A', role: null })),
    tags: tags.map((id) => ({ id, slug: 't', name: 'T' })),
    publishedAt: rest.status === 'published' || rest.status === 'withdrawn' ? time : null,
    scheduledFor: rest.status === 'scheduled' ? time : null,
  }));

const span = fc.record({ from: orNot(minute), before: orNot(minute) });
const filters: fc.Arbitrary<ArticleFilter> = fc.record({
  statuses: fc.oneof(fc.constant<ArticleStatus[]>(['published']), fc.subarray([...statuses], { minLength: 1 })),
  kinds: fc.subarray<Article['kind']>(['article', 'page'], { minLength: 1 }),
  sectionId: orNot(one(sectionIds)),
  authorId: orNot(one(authorIds)),
  tagId: orNot(one(tagIds)),
  language: orNot(fc.constantFrom('en', 'ko')),
  published: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, span),
  updated: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, span),
});
const orders: fc.Arbitrary<ArticlePage['order']> = fc.record({
  by: fc.constantFrom('published', 'updated'),
  isLatestFirst: fc.boolean(),
});
/** What somebody does between two pages: to an article that is there, or with one that is not. */
const deeds = fc.array(fc.record({ number: fc.nat({ max: 24 }), as: orNot(standing) }), { maxLength: 3 });

const walk = fc.record({
  begin: fc.array(standing, { minLength: 3, maxLength: 20 }),
  filter: filters,
  order: orders,
  limit: fc.integer({ min: 1, max: 5 }),
  between: fc.array(deeds, { maxLength: 12 }),
  isQuiet: fc.boolean(),
});

describeEachNewsroom('going through a list of articles', (newsroom) => {
  beforeAll(async () => {
    const { db } = newsroom();
    for (const number of two) {
      const dated = { createdAt: at(0), updatedAt: at(0), version: 1 };
      const entry = (id = '') => ({ ...example(Author), ...dated, id, slug: `entry-${number}`, name: 'N', links: [] });
      await authorStore.insert(db, Author.parse(entry(authorIds?.[number])));
      await sectionStore.insert(db, {
        ...dated,
        ...naming(sectionIds?.[number], number),
        description: '',
        position: 1,
        commentPolicy: 'open',
        closeCommentsAfterDays: null,
      });
      await tagStore.insert(db, { ...dated, ...naming(tagIds?.[number], number) });
    }
  });

  test('shows what fits, in order, each once, whatever others write meanwhile', async () => {
    const isStable = fc.asyncProperty(walk, async ({ begin, filter, order, limit, isQuiet, ...made }) => {
      const { db } = newsroom();
      const between = [...made.between];
      await db.deleteFrom('articles').execute();
      const there = new Map<number, Article>();
      const put = async (number: number, as: (typeof begin)[number] | undefined) => {
        const before = there.get(number);
        if (as === undefined) {
          if (before) await deleteArticle(db, before);
          there.delete(number);
          return;
        }
        const article: Article = {
          ...example(Article),
          ...as,
          id: idOf(number),
          slug: `n-${number}`,
          createdAt: at(5),
        };
        const next = { ...article, version: (before?.version ?? 0) + 1 };
        await (before ? updateArticle(db, next) : insertArticle(db, next));
        there.set(number, next);
      };
      for (const [number, as] of begin.entries()) await put(number, as);
      const listed = () => listedAmong([...there.values()], filter, order);
      // Each with its place: what moves in the order may be met again, or not at all.
      let constant = new Set(listed());
      const seen: string[] = [];
      let after: Position | undefined;
      do {
        const { rows, next } = await listArticles(newsroom(), filter, { order, after, limit });
        seen.push(...rows.map((row) => placeOf(row, order)));
        expect(rows.length).toBeLessThanOrEqual(limit);
        after = next;
        if (isQuiet) continue;
        for (const { number, as } of between.shift() ?? []) {
          await put(number, as);
          const now = new Set(listed());
          constant = constant.intersection(now);
        }
      } while (after);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual([...seen].sort(direction(order)));
      expect([...constant].filter((place) => !seen.includes(place))).toEqual([]);
      if (isQuiet) expect(seen).toEqual(listed());
      expect(await countArticles(newsroom(), filter)).toBe(listed().length);
    });
    await fc.assert(isStable, { seed: 5, numRuns: 150 });
  }, 60_000);
});

/** What a list should have, worked out without a database. */
function listedAmong(articles: readonly Article[], filter: ArticleFilter, order: ArticlePage['order']): string[] {
  const isIn = (time: string, { from = '', before = '9' }: ArticleFilter['published']) => time >= from && time < before;
  return articles
    .filter(
      (article) =>
        filter.statuses.includes(article.status) &&
        filter.kinds.includes(article.kind) &&
        (filter.sectionId === undefined || article.section?.id === filter.sectionId) &&
        (filter.authorId === undefined || article.authors.some(({ id }) => id === filter.authorId)) &&
        (filter.tagId === undefined || article.tags.some(({ id }) => id === filter.tagId)) &&
        (filter.language === undefined || article.language === filter.language) &&
        isIn(publicationOf(article), filter.published) &&
        isIn(article.updatedAt, filter.updated),
    )
    .map((article) => placeOf(article, order))
    .sort(direction(order));
}

type Placed = Pick<Article, 'id' | 'publishedAt' | 'scheduledFor' | 'createdAt' | 'updatedAt'>;

function placeOf(article: Placed, { by }: ArticlePage['order']): string {
  return `${by === 'published' ? publicationOf(article) : article.updatedAt} ${article.id}`;
}

function publicationOf({ publishedAt, scheduledFor, createdAt }: Placed): string {
  return publishedAt ?? scheduledFor ?? createdAt;
}

function direction({ isLatestFirst }: ArticlePage['order']): (one: string, other: string) => number {
  return (one, other) => (one < other ? -1 : 1) * (isLatestFirst ? -1 : 1);
}

function naming(id = '', number: number) {
  return { id, slug: `entry-${number}`, name: 'N' };
}

function example<T extends typeof Article | typeof Author>(schema: T) {
  return schema.parse(schema.meta()?.examples?.[0]) as T['_zod']['output'];
}
