// Every route × everybody who may ask × every state of what it is about: the API answers as the domain's table says.
import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@broadsheet/api-contract';
import {
  allScopes,
  ArticleStatus,
  isPermitted,
  isPermittedAtAll,
  maySeeArticle,
  type CommentStatus,
  type Scope,
} from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints } from './testing/endpoints.ts';
import { describeApi } from './testing/run-api.ts';
import { gatherAskers, type Asker } from './testing/askers.ts';
import { makeArticles, makeComments, type MadeArticle } from './testing/articles-in-every-state.ts';

/** What each route asks of whoever wants to do it with one article: a right, or that they see it, or it is published. */
const onOneArticle: Readonly<Record<string, Scope | 'seen' | 'published'>> = {
  getArticle: 'seen',
  updateArticle: 'articles:write',
  submitArticle: 'articles:write',
  deleteArticle: 'articles:publish',
  returnArticle: 'articles:publish',
  scheduleArticle: 'articles:publish',
  publishArticle: 'articles:publish',
  withdrawArticle: 'articles:publish',
  createPreview: 'drafts:read',
  getArticleAsMarkdown: 'published',
  getArticleAsLinkedData: 'published',
  listCommentsOfArticle: 'seen',
  listThreadsOfArticle: 'seen',
  listCommentChanges: 'published',
  getDiscussion: 'seen',
  submitComment: 'seen',
};

/** Routes that everybody may ask. What they show of what is not published, tests of their own say. */
const openToAll = new Set([
  ...['listArticles', 'listAuthors', 'getAuthor', 'listSections', 'getSection', 'listTags', 'getTag', 'listChanges'],
  ...['search', 'suggest', 'getEmbedding', 'findRedirect', 'getPreview', 'signIn', 'signOut', 'reportComment'],
  ...['listOwnComments', 'editOwnComment', 'deleteComment'],
  ...['listRepliesOfThread', 'locateComment'],
  ...['requestPersonalData', 'getPersonalData', 'erasePersonalData'],
  ...['getUnconfirmedReplySubscription', 'confirmReplySubscription', 'getReplySubscription', 'endReplySubscription'],
  ...['getMailedDecision', 'decideByMail'],
]);

type Verdict = 'admitted' | 'unidentified' | 'refused' | 'hidden';

/** Whoever is admitted learns that it is not there. */
const notThere = randomUUID();

const isOnOneArticle = ({ path }: Endpoint) => path.startsWith('/v1/articles/{');
const aboutArticles = allEndpoints.filter(isOnOneArticle);
const others = allEndpoints.filter((endpoint) => !isOnOneArticle(endpoint));
// Whoever signs out can be asked nothing more.
const repeatable = others.filter(({ id }) => id !== 'signOut');
// What readers may do with a comment depends on what it is, and on whose: tests of their own say it.
const onComments = others.filter(({ path, access }) => path.startsWith('/v1/comments/{') && access !== 'public');

describe('the table of rights', () => {
  test('knows every route about an article, and every route that is open to all', () => {
    expect(aboutArticles.map(({ id }) => id).sort()).toEqual(Object.keys(onOneArticle).sort());
    const open = others.filter(({ access }) => access === 'public');
    expect(open.map(({ id }) => id).sort()).toEqual([...openToAll].sort());
  });

  test('knows the right that every other route asks for', () => {
    const asked = others.map(({ access }) => access).filter((each) => each !== 'public' && each !== 'identified');
    for (const scope of asked) expect(allScopes).toContain(scope);
  });
});

// The domain's table says it, whichever the database.
describeApi('sqlite', 'whoever asks', (api) => {
  let askers: readonly Asker[] = [];
  let articles: readonly MadeArticle[] = [];
  let comments: readonly (readonly [CommentStatus, string])[] = [];
  beforeAll(async () => {
    askers = await gatherAskers(api());
    articles = await makeArticles(api(), askers);
    const published = articles.find(({ status, ownerId }) => status === 'published' && ownerId === null);
    comments = await makeComments(api(), published?.id ?? '');
  }, 60_000);

  // For those who own nothing, what is somebody's is as what is nobody's.
  const isWorthAsking = (ownerId: string | null, userId: string | undefined) =>
    ownerId === null || ownerId === userId || (userId !== undefined && ownerId === articles[0]?.ownerId);

  async function verdictOn(endpoint: Endpoint, asker: Asker, id: string): Promise<Verdict> {
    const path = endpoint.path.replace(/\{\w+\}/, id);
    const answer = await api().ask(`${endpoint.method} ${path}`, {
      // A version that is not the present one, and a body that is none: whoever is admitted changes nothing.
      headers: { ...asker.headers, 'if-match': '"999"', 'content-type': 'application/json' },
      ...(endpoint.body && { body: changesNothing[endpoint.id] ?? '{' }),
    });
    return toVerdict(answer.body);
  }

  async function mismatches(asker: Asker, asked: readonly (readonly [Endpoint, string, Verdict, string])[]) {
    const wrong: string[] = [];
    const queue = [...asked];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [endpoint, id, expected, what] = next;
        const found = await verdictOn(endpoint, asker, id);
        const verdict = found === 'hidden' && id === notThere ? 'admitted' : found;
        if (verdict !== expected) wrong.push(`${endpoint.id} on ${what}: ${verdict}, not ${expected}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    return wrong;
  }

  test('may do with each article in each state what the table says, and finds no other', async () => {
    for (const asker of askers) {
      const asked = aboutArticles.flatMap((endpoint) =>
        articles
          .filter(({ ownerId }) => isWorthAsking(ownerId, asker.userId))
          .map((article) => [endpoint, article.id, expectedOn(endpoint, asker, article), nameOf(article)] as const),
      );
      expect([asker.name, await mismatches(asker, asked)]).toEqual([asker.name, []]);
    }
  }, 120_000);

  test('is admitted to every other route as the table says', async () => {
    for (const asker of askers) {
      const asked = repeatable.map((each) => [each, notThere, admission(each, asker), 'anything'] as const);
      expect([asker.name, await mismatches(asker, asked)]).toEqual([asker.name, []]);
    }
  }, 60_000);

  test('may decide on comments in any state, or in none', async () => {
    for (const asker of askers) {
      const asked = onComments.flatMap((each) =>
        comments.map(([status, id]) => [each, id, admission(each, asker), `a comment that is ${status}`] as const),
      );
      expect([asker.name, await mismatches(asker, asked)]).toEqual([asker.name, []]);
    }
  }, 60_000);

  test('is shown in lists what they may see, and nothing else', async () => {
    for (const asker of askers.filter(({ isRefused }) => !isRefused)) {
      for (const status of ArticleStatus.options) {
        const ask = `GET /v1/articles?limit=100&status=${status}`;
        const { body, status: code } = await api().ask(ask, { headers: asker.headers });
        if (status !== 'published' && !isPermittedAtAll(asker.holder, 'drafts:read')) {
          expect([asker.name, code]).toEqual([asker.name, asker.isIdentified ? 403 : 401]);
          continue;
        }
        const seen = articles.filter((each) => each.status === status && maySeeArticle(asker.holder, each));
        expect([asker.name, status, idsIn(body)]).toEqual([asker.name, status, seen.map(({ id }) => id).sort()]);
      }
    }
  }, 60_000);
});

// What a handler has to look at before it can say no.
const changesNothing: Readonly<Record<string, string>> = {
  updateArticle: '{}',
  scheduleArticle: '{"at":"2999-01-01T00:00:00Z"}',
};

function expectedOn(endpoint: Endpoint, asker: Asker, article: MadeArticle): Verdict {
  const admitted = admission(endpoint, asker);
  if (admitted !== 'admitted') return admitted;
  const right = onOneArticle[endpoint.id];
  if (right === 'published') return article.status === 'published' ? 'admitted' : 'hidden';
  const isSeen = maySeeArticle(asker.holder, article);
  // What is not read before the body is not looked for.
  if (endpoint.body && changesNothing[endpoint.id] === undefined) return 'admitted';
  if (right === undefined || right === 'seen') return isSeen ? 'admitted' : 'hidden';
  if (isPermitted(asker.holder, right, article)) return 'admitted';
  return asker.userId !== undefined && !isSeen ? 'hidden' : 'refused';
}

function admission({ access }: Endpoint, { holder, isIdentified, isRefused }: Asker): Verdict {
  if (isRefused) return 'unidentified';
  if (access === 'public') return 'admitted';
  if (!isIdentified) return 'unidentified';
  return access === 'identified' || isPermittedAtAll(holder, access) ? 'admitted' : 'refused';
}

function toVerdict(body: unknown): Verdict {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  if (code === 'key-required') return 'unidentified';
  if (code === 'scope-missing' || code === 'not-permitted') return 'refused';
  return code === 'not-found' ? 'hidden' : 'admitted';
}

function nameOf({ status, ownerId }: MadeArticle): string {
  return `${status}, made by ${ownerId ?? 'nobody'}`;
}

function idsIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items)) return [];
  return body.items.map((each: { id: string }) => each.id).sort();
}
