// A mirror that follows the change log through many writers and broken connections is exact. How many writes that
// takes, MIRROR_TEST_WRITES says (CONTRIBUTING.md).
import { createClient, type ChangesPage } from '@broadsheet/api-contract';
import { Change } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { publishDueArticles } from '../articles/publishing.actions.ts';
import { adminToken, describeEachApi, type TestApi } from '../testing/run-api.ts';
import { Mirror, readEverything } from './testing/mirror.ts';
import { openStream } from './testing/open-stream.ts';
import { writeAtRandom, type Known } from './testing/random-writer.ts';

const writers = 8;
const writes = Number(process.env['MIRROR_TEST_WRITES'] ?? 300);
// A write with what it is read before and after takes some milliseconds.
const patienceMs = 60_000 + writes * 60;
const longestSession = 400;

describeEachApi('a mirror', (api) => {
  test(
    `is exact after ${writes} random writes by ${writers} writers, however often its connection breaks`,
    async () => {
      const admin = createClient({ baseUrl: api().baseUrl, key: adminToken });
      const mirror = new Mirror(createClient({ baseUrl: api().baseUrl }), '0');
      const known: Known = { authors: [], sections: [], tags: [], articles: [], comments: [] };
      let done = 0;
      const isEnough = () => (done += 1) >= writes;
      const writing = Promise.all(
        Array.from({ length: writers }, () =>
          writeAtRandom({ admin, newsroom: api().newsroom, known, kept: 40 }, isEnough),
        ),
      );
      const state = { isOver: false };
      const over = writing.finally(() => (state.isOver = true));
      let sessions = 0;
      while (!state.isOver) {
        await (sessions % 2 === 0 ? followForAWhile : streamForAWhile)(api(), mirror);
        sessions += 1;
      }
      await over;
      await publishAll(api());
      await catchUp(api(), mirror);
      expect(sessions).toBeGreaterThan(2);
      const { authors, sections, tags, articles, comments } = await readEverything(api().reader);
      expect(mirror.authors).toEqual(authors);
      expect(mirror.sections).toEqual(sections);
      expect(mirror.tags).toEqual(tags);
      expect(mirror.articles).toEqual(articles);
      expect(mirror.comments).toEqual(comments);
      expect(articles.size).toBeGreaterThan(0);
      if (writes >= 5000) {
        process.stdout.write(sizesOf({ sessions, done }, { authors, sections, tags, articles, comments }));
      }
    },
    patienceMs,
  );
});

/** Waits for pages, over a network that loses requests and answers, until the line breaks for good. */
async function followForAWhile({ baseUrl }: TestApi, mirror: Mirror): Promise<void> {
  const broken = new AbortController();
  const timer = setTimeout(() => broken.abort(), Math.random() * longestSession);
  const unsteady: typeof fetch = async (input, init) => {
    if (Math.random() < 0.05) throw new TypeError('The request was lost.');
    const response = await fetch(input, init);
    if (Math.random() < 0.05) throw new TypeError('The answer was lost.');
    return response;
  };
  const client = createClient({ baseUrl, fetch: unsteady });
  for await (const page of client.changes.follow({ after: mirror.place, signal: broken.signal })) {
    await mirror.take(page);
  }
  clearTimeout(timer);
}

/** Reads the stream, until the line breaks. */
async function streamForAWhile({ baseUrl }: TestApi, mirror: Mirror): Promise<void> {
  const stream = await openStream(`${baseUrl}/v1/changes`, { 'last-event-id': mirror.place });
  const timer = setTimeout(() => stream.close(), Math.random() * longestSession);
  try {
    for (let events = await stream.nextBatch(); events; events = await stream.nextBatch()) {
      const told = events.flatMap(({ data }) => (data === undefined ? [] : [Change.parse(JSON.parse(data))]));
      await mirror.take({ items: told, next: events.findLast(({ id }) => id !== undefined)?.id ?? mirror.place });
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  } finally {
    clearTimeout(timer);
    stream.close();
  }
}

async function catchUp({ reader }: TestApi, mirror: Mirror): Promise<void> {
  for (;;) {
    const page: ChangesPage = await reader.changes.list({ after: mirror.place, limit: 1000 });
    const isThere = page.next === mirror.place;
    await mirror.take(page);
    if (isThere) return;
  }
}

// Nothing may happen by itself while the mirror is compared.
async function publishAll({ newsroom }: TestApi): Promise<void> {
  const later = { ...newsroom, now: () => new Date(Date.now() + 60_000).toISOString() };
  let left = 1;
  while (left > 0) {
    await publishDueArticles(later);
    const scheduled = newsroom.db.selectFrom('articles').select('id').where('status', '=', 'scheduled');
    left = (await scheduled.execute()).length;
  }
}

function sizesOf(counts: object, copy: Readonly<Record<string, ReadonlyMap<string, unknown>>>): string {
  const sizes = Object.entries(copy).map(([kind, { size }]) => [kind, size]);
  return `${JSON.stringify({ ...counts, ...Object.fromEntries(sizes) })}\n`;
}
