// A small API over real HTTP for tests: it speaks the routes of the contract that the site calls, from memory.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { problemTable, type Discussion, type ListedOwnComment, type ProblemCode } from '@broadsheet/api-contract';
import {
  CommentSubmission,
  type Article,
  type ArticleSummary,
  type Change,
  type PublicComment,
} from '@broadsheet/domain';
import { listReplies, listThreads, locate } from '../../pages/threads.fixture.ts';
import { exampleArticle } from './example-article.ts';

/** A request as the API received it. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body?: unknown;
}

/** An API that runs, and what a test may do to it. */
export interface SmallApi {
  readonly url: string;
  readonly articles: Article[];
  readonly comments: PublicComment[];
  /** What the author of comments sees, whoever asks. */
  readonly own: ListedOwnComment[];
  /** Old path → slug of the article. */
  readonly redirects: Map<string, string>;
  readonly received: Received[];
  /** What is answered to a request, by `GET /v1/…`: before anything else is looked for. */
  readonly replies: Map<string, Reply>;
  /** Whether the newspaper mails readers of replies to them. */
  offersNotifications: boolean;
  /** What becomes of the next comments. */
  fate: 'approved' | 'pending' | ProblemCode;
  /** Every request waits for it before it is answered. */
  gate: Promise<unknown>;
  /** Where set, every request gets this problem. */
  trouble: ProblemCode | undefined;
  /** Writes into the log of changes, and wakes those who wait for it. */
  announce(change: Pick<Change, 'type' | 'subjects'>): void;
  /** Empties the log of changes, as when another database is put in place, and breaks off who waits. */
  forget(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

type Reply = { readonly status?: number; readonly body: unknown } | ProblemCode;

/** Starts a small API on a free port. */
export async function startSmallApi(): Promise<SmallApi> {
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  let server: Server | undefined;
  let port = 0;
  const api: SmallApi = {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    articles: [exampleArticle()],
    comments: [],
    own: [],
    redirects: new Map(),
    received: [],
    replies: new Map(),
    offersNotifications: false,
    fate: 'approved',
    gate: Promise.resolve(),
    trouble: undefined,
    announce({ type, subjects }) {
      changes.push({ id: `${changes.length + 1}`, type, subjects, at: '2026-11-23T08:30:00.000Z' });
      for (const wake of waiting) wake();
    },
    forget() {
      changes.length = 0;
      server?.closeAllConnections();
    },
    async start() {
      server = createServer((request, response) => void answer(api, { changes, waiting }, { request, response }));
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (typeof address === 'object' && address) port = address.port;
    },
    async stop() {
      if (!server) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  await api.start();
  return api;
}

interface Log {
  readonly changes: readonly Change[];
  readonly waiting: Set<() => void>;
}

async function answer(
  api: SmallApi,
  log: Log,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
) {
  const { method = '', url = '', headers } = request;
  const body = method === 'POST' || method === 'PATCH' ? await json(request).catch(() => undefined) : undefined;
  api.received.push({ method, url, headers, body });
  await api.gate;
  const { pathname, searchParams } = new URL(url, 'http://api');
  const asked = { method, pathname, searchParams, body };
  const reply =
    api.trouble ?? api.replies.get(`${method} ${pathname}`) ?? (await changesIn(api, log, asked)) ?? route(api, asked);
  if (typeof reply === 'string') {
    const problem = {
      type: `urn:broadsheet:problem:${reply}`,
      code: reply,
      ...problemTable[reply],
      detail: `${reply}, as the test wants.`,
    };
    response.writeHead(problem.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  } else {
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }
}

async function changesIn(api: SmallApi, log: Log, { pathname, searchParams }: Asked): Promise<Reply | undefined> {
  if (pathname === '/v1/changes') return changesAfter(log, searchParams);
  const articleId = /^\/v1\/articles\/([^/]+)\/comments\/changes$/.exec(pathname)?.[1];
  return articleId === undefined ? undefined : changesOfDiscussion(api, log, { articleId, query: searchParams });
}

function changesOfDiscussion(
  { articles, comments }: SmallApi,
  { changes }: Log,
  { articleId, query }: { articleId: string; query: URLSearchParams },
): Reply {
  const after = Number(query.get('after'));
  if (!articles.some(({ id }) => id === articleId)) return 'not-found';
  if (after > changes.length) return 'changes-expired';
  const changed = changes.slice(after).filter(({ subjects }) => subjects.includes(`article:${articleId}`));
  const items = changed.flatMap(({ id: place, subjects }) => {
    const id = subjects.find((subject) => subject.startsWith('comment:'))?.slice('comment:'.length);
    return id === undefined ? [] : [{ place, id, comment: comments.find((each) => each.id === id) ?? null }];
  });
  return { body: { items, next: `${changes.length}` } };
}

async function changesAfter({ changes, waiting }: Log, query: URLSearchParams): Promise<Reply> {
  const after = query.get('after') === 'latest' ? changes.length : Number(query.get('after') ?? 0);
  if (changes.length <= after && Number(query.get('wait') ?? 0) > 0) {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = () => resolve(undefined);
    waiting.add(wake);
    await promise;
    waiting.delete(wake);
  }
  return { body: { items: changes.slice(after), next: `${Math.max(after, changes.length)}` } };
}

interface Asked {
  readonly method: string;
  readonly pathname: string;
  readonly searchParams: URLSearchParams;
  readonly body: unknown;
}

function route(api: SmallApi, { method, pathname, searchParams, body }: Asked): Reply {
  const [, , group, idOrSlug, part] = pathname.split('/').map(decodeURIComponent);
  if (group === 'redirects') {
    const slug = api.redirects.get(searchParams.get('path') ?? '');
    return slug === undefined ? 'not-found' : { body: { kind: 'article', slug } };
  }
  // The token of a preview is the slug of its article here.
  if (group === 'previews') {
    const previewed = api.articles.find(({ slug }) => slug === idOrSlug);
    if (idOrSlug === 'expired') return 'preview-expired';
    return previewed ? { body: previewed } : 'not-found';
  }
  if (group === 'me') return { body: { items: api.own, next: null } };
  if (group === 'comments' && part === 'reports') return { status: 201, body: { status: 'received' } };
  if (group === 'comments' && part === undefined && method !== 'GET') return changeOwn(api, idOrSlug, method);
  if (group === 'comments' && idOrSlug !== undefined) {
    const found = part === 'place' ? locate(api, idOrSlug) : listReplies(api, idOrSlug, searchParams);
    return found ? { body: found } : 'not-found';
  }
  if (group !== 'articles') return idOrSlug === undefined ? { body: { items: [], next: null } } : 'not-found';
  if (idOrSlug === undefined) return { body: { items: listed(api, searchParams.get('kind')), next: null } };
  const article = api.articles.find(({ slug, id }) => slug === idOrSlug || id === idOrSlug);
  if (!article) return 'not-found';
  if (part === undefined) return { body: { ...article, commentCount: api.comments.length } };
  if (part === 'discussion') return { body: termsOf(api, article) };
  if (part === 'threads') return { body: listThreads(api, searchParams) };
  const kinds = searchParams.get('kind')?.split(',') ?? ['comment', 'pingback', 'trackback'];
  const items = api.comments.filter(({ kind }) => kinds.includes(kind));
  return method === 'POST' ? submit(api, article, body) : { body: { items, next: null } };
}

function listed({ articles }: SmallApi, kind: string | null): ArticleSummary[] {
  return articles
    .filter((article) => article.kind === (kind ?? 'article'))
    .map(({ body: _, sources: __, corrections: ___, ...summary }) => summary);
}

function changeOwn({ fate, own }: SmallApi, id: string | undefined, method: string): Reply {
  const found = own.find(({ comment }) => comment.id === id);
  if (!found) return 'not-found';
  if (fate !== 'approved' && fate !== 'pending') return fate;
  return method === 'DELETE' ? { status: 204, body: undefined } : { body: found };
}

function termsOf({ offersNotifications }: SmallApi, { id, commentPolicy }: Article): Discussion {
  const isOpen = commentPolicy !== 'closed';
  return {
    ...{ articleId: id, isOpen, closedBecause: isOpen ? null : 'policy', policy: commentPolicy, closesAt: null },
    ...{ minLength: 1, maxLength: 10_000, editMinutes: 10, offersNotifications },
  };
}

function submit(api: SmallApi, article: Article, body: unknown): Reply {
  const { fate } = api;
  if (fate !== 'approved' && fate !== 'pending') return fate;
  const { name, website, parentId, ...rest } = CommentSubmission.parse(body);
  const id = `01936f2a-7c1e-7d3a-9f10-${String(api.comments.length).padStart(12, '0')}`;
  const comment: PublicComment = {
    id,
    articleId: article.id,
    kind: 'comment',
    parentId,
    name,
    website,
    body: rest.body,
    createdAt: '2026-11-23T09:00:00.000Z',
    threadId: parentId ?? id,
    avatarSeed: 'k3Jd9sQx',
    editedAt: null,
    isEditorsPick: false,
    isRemoved: false,
  };
  if (fate === 'approved') {
    api.comments.push(comment);
    api.announce({ type: 'comment.approved', subjects: [`article:${article.id}`, `comment:${comment.id}`] });
  }
  return { status: 201, body: { status: fate, comment, authorToken: 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE' } };
}
