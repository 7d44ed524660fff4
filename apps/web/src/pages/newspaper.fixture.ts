// A small newspaper for tests, behind the real client: what is asked goes through the contract's paths and queries.
import { createClient, type Client, type Discussion } from '@broadsheet/api-contract';
import { discussionClosesAt } from '@broadsheet/domain';
import type { Article, Author, PublicComment, Section, Tag } from '@broadsheet/domain';
import type { PageRequest, Site } from './page.ts';
import { listReplies, listThreads, locate } from './threads.fixture.ts';

const site: Site = {
  name: 'The Evening Tide',
  description: 'News from both sides of the water.',
  url: 'https://tide.example',
  language: 'en-GB',
  timeZone: 'UTC',
};

/** What stands in the newspaper. */
export interface Newspaper {
  readonly articles?: readonly Article[];
  readonly authors?: readonly Author[];
  readonly sections?: readonly Section[];
  readonly tags?: readonly Tag[];
  readonly comments?: readonly PublicComment[];
}

const written = { createdAt: '2026-11-20T08:00:00.000Z', updatedAt: '2026-11-20T08:00:00.000Z', version: 1 };

/** An id that ends in `number`. */
export function id(number: number): string {
  return `01936f2a-7c1e-7d3a-9f10-${String(number).padStart(12, '0')}`;
}

export const ada: Author = {
  ...written,
  id: id(101),
  slug: 'ada-lind',
  name: 'Ada Lind',
  roleLine: 'Rivers correspondent',
  avatarUrl: null,
  bio: 'Ada Lind writes about rivers.\n\nShe has fallen into most of them.',
  links: [{ label: 'Notebook', url: 'https://ada.example/' }],
};
export const silent: Author = {
  ...written,
  id: id(102),
  slug: 'bo-ek',
  name: 'Bo Ek',
  roleLine: '',
  bio: '',
  links: [],
  avatarUrl: null,
};
export const rivers: Section = {
  ...written,
  id: id(201),
  slug: 'rivers',
  name: 'Rivers',
  description: 'Where the water goes.',
  position: 1,
  commentPolicy: 'open',
  closeCommentsAfterDays: null,
};
export const locks: Tag = { ...written, id: id(301), slug: 'locks', name: 'Locks & weirs' };

/** An article with `changes` to a plain one. */
export function article(number: number, changes: Partial<Article> = {}): Article {
  return {
    ...written,
    id: id(number),
    kind: 'article',
    slug: `story-${number}`,
    title: `Story ${number}`,
    dek: '',
    excerpt: 'The lock opened at six.',
    authors: [{ id: ada.id, slug: ada.slug, name: ada.name, role: null }],
    section: { id: rivers.id, slug: rivers.slug, name: rivers.name },
    tags: [],
    leadImage: null,
    language: 'en-GB',
    status: 'published',
    readingMinutes: 1,
    commentPolicy: 'open',
    closeCommentsAfterDays: null,
    commentCount: 0,
    publishedAt: '2026-11-20T08:00:00.000Z',
    scheduledFor: null,
    withdrawnAt: null,
    body: '<p>The lock opened at six.</p>',
    sources: [],
    corrections: [],
    ...changes,
  };
}

/** A comment with `changes` to a plain one. */
export function comment(number: number, changes: Partial<PublicComment> = {}): PublicComment {
  return {
    id: id(number),
    articleId: id(1),
    parentId: null,
    kind: 'comment',
    name: `Reader ${number}`,
    website: null,
    body: 'I was there.',
    createdAt: '2026-11-20T09:00:00.000Z',
    threadId: changes.parentId ?? id(number),
    avatarSeed: `seed-${number}`,
    editedAt: null,
    isEditorsPick: false,
    isRemoved: false,
    ...changes,
  };
}

/** What a loader is given when a reader asks for a page of `newspaper`. */
export function requestFor(
  newspaper: Newspaper,
  { params = {}, query = '' }: { params?: Record<string, string>; query?: string } = {},
): PageRequest {
  return {
    client: clientOf(newspaper),
    site,
    params,
    query: new URLSearchParams(query),
    now: new Date('2026-11-23T08:00:00.000Z'),
  };
}

function clientOf(newspaper: Newspaper): Client {
  return createClient({
    baseUrl: 'https://api.tide.example',
    fetch: async (input) => answer(newspaper, new URL(input instanceof Request ? input.url : input)),
  });
}

function answer(
  { articles = [], authors = [], sections = [], tags = [], comments = [] }: Newspaper,
  { pathname, searchParams }: URL,
): Response {
  const [, , group = '', name, below] = pathname.split('/').map(decodeURIComponent);
  if (group === 'articles' && below === 'comments') return page(ofKind(comments, searchParams), searchParams);
  if (group === 'articles' && below === 'threads') {
    return Response.json(listThreads({ comments, articles }, searchParams));
  }
  if (below === 'discussion') {
    const discussed = articles.find(({ id: articleId, slug }) => articleId === name || slug === name);
    return discussed ? Response.json(termsOf(discussed)) : Response.json(notFound, { status: 404 });
  }
  if (group === 'comments' && name !== undefined) {
    const discussed = { comments, articles };
    const body = below === 'place' ? locate(discussed, name) : listReplies(discussed, name, searchParams);
    return body ? Response.json(body) : Response.json(notFound, { status: 404 });
  }
  // The token of a preview is the slug of its article here.
  const things = { articles, authors, sections, tags, previews: articles }[group] ?? [];
  if (name === undefined) return page(group === 'articles' ? filter(articles, searchParams) : things, searchParams);
  const found = things.find((thing) => thing.slug === name || thing.id === name);
  if (!found) return Response.json(notFound, { status: 404 });
  const commentCount = comments.filter(({ kind, articleId }) => kind === 'comment' && articleId === found.id).length;
  return Response.json({ ...found, ...(commentCount > 0 && { commentCount }) });
}

const notFound = {
  type: 'urn:broadsheet:problem:not-found',
  code: 'not-found',
  title: 'There is nothing here',
  status: 404,
  detail: 'No.',
};

function termsOf({
  id: articleId,
  commentPolicy,
  publishedAt,
  closeCommentsAfterDays: closeAfterDays,
}: Article): Discussion {
  const isOpen = commentPolicy !== 'closed';
  const closesAt = discussionClosesAt({ publishedAt, discussion: { policy: commentPolicy, closeAfterDays } });
  return {
    ...{ articleId, isOpen, closedBecause: isOpen ? null : 'policy', policy: commentPolicy, closesAt },
    ...{ minLength: 1, maxLength: 10_000, editMinutes: 10, offersNotifications: false },
  };
}

function ofKind(comments: readonly PublicComment[], query: URLSearchParams): readonly PublicComment[] {
  const kinds = query.get('kind')?.split(',');
  return kinds ? comments.filter(({ kind }) => kinds.includes(kind)) : comments;
}

function filter(articles: readonly Article[], query: URLSearchParams): readonly Article[] {
  const asked = (name: string, ...things: readonly { id: string; slug: string }[]): boolean => {
    const value = query.get(name);
    return value === null || things.some(({ id: thingId, slug }) => value === thingId || value === slug);
  };
  return articles.filter(
    ({ kind, section, authors, tags }) =>
      kind === (query.get('kind') ?? 'article') &&
      asked('section', ...(section ? [section] : [])) &&
      asked('author', ...authors) &&
      asked('tag', ...tags),
  );
}

// The cursor is the place in the list.
function page(things: readonly object[], query: URLSearchParams): Response {
  const start = Number(query.get('after') ?? 0);
  const end = start + Number(query.get('limit') ?? 20);
  return Response.json({ items: things.slice(start, end), next: end < things.length ? String(end) : null });
}
