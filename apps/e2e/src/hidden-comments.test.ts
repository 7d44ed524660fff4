// What readers may not see is nowhere: on no page, in no feed, in no answer, whatever was seen there before.
import { afterAll, expect, test } from 'vitest';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

const { comments, moderation } = newsroom.editor;
const slug = 'harbour-towns-share-ferries';
const article = `/articles/${slug}`;
const word = 'quaggaphone';

/** Every address that may show a comment. */
const surfacesOf = (id: string) => [
  article,
  `${article}?comments=newest`,
  `${article}?comments=most-discussed`,
  `${article}/comments`,
  `/comments/${id}`,
  `/comments/${id}/fragment`,
  '/',
  '/feed.xml',
  `${article}.md`,
  `/api/v1${article}`,
  `/api/v1${article}/comments`,
  `/api/v1${article}/comments/changes?after=0`,
  ...['oldest', 'newest', 'most-discussed'].map((sort) => `/api/v1${article}/threads?sort=${sort}`),
  `/api/v1/comments/${id}/place`,
  `/api/v1/comments/${id}/replies`,
  `/api/v1/search?q=${word}`,
  '/api/v1/changes?after=0&limit=1000',
];

const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, newsroom.siteUrl))).text();

/** The addresses of `id` under which its words can be read. */
async function showing(id: string): Promise<string[]> {
  const shown = await Promise.all(
    surfacesOf(id).map(async (path) =>
      (await textOf(path)).replace(`q=${word}`, '').includes(`The ${word}`) ? path : '',
    ),
  );
  return shown.filter((path) => path !== '');
}

const isOnPage = async () => (await textOf(article)).includes(`The ${word}`);

let readers = 0;

/** Sends a comment as a reader whom nobody knows. */
async function submit(text: string, parentId: string | null = null): Promise<string> {
  readers += 1;
  const body = { body: text, name: 'Sunniva', email: `reader-${readers}@example.org`, parentId };
  return (await comments.submit({ idOrSlug: slug, body })).comment.id;
}

const { approve, reject, spam } = comments;
const decisions = { approve, reject, spam, hold: moderation.hold };

async function decide(action: keyof typeof decisions, id: string): Promise<void> {
  const { version } = await comments.get({ id });
  await decisions[action]({ id, ifVersion: version });
}

test('a comment is nowhere before it is approved, and nowhere again once it is hidden', async () => {
  const id = await submit(`The ${word} was heard at the quay.`);
  expect(await showing(id)).toEqual([]);
  for (const hide of ['reject', 'spam', 'hold'] as const) {
    await decide('approve', id);
    await expect.poll(isOnPage).toBe(true);
    expect((await showing(id)).length).toBeGreaterThan(8);
    await decide(hide, id);
    await expect.poll(isOnPage).toBe(false);
    expect(await showing(id), hide).toEqual([]);
  }
});

test('what is hidden above a reply that is seen leaves its place, and not its words', async () => {
  const id = await submit(`The ${word} was heard again.`);
  await decide('approve', id);
  const replyId = await submit('I heard it too.', id);
  await decide('approve', replyId);
  await expect.poll(() => textOf(article)).toContain('I heard it too.');
  await decide('reject', id);
  await expect.poll(isOnPage).toBe(false);
  expect(await showing(id)).toEqual([]);
  expect(await textOf(article)).toContain('I heard it too.');
});
