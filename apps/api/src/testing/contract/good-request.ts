// For each endpoint a request that it does as it is asked: the contract's own examples, in a newsroom where they fit.
import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@broadsheet/api-contract';
import type { Role } from '@broadsheet/domain';
import type { z } from 'zod';
import { insertOldAddresses } from '../../addresses/addresses.store.ts';
import { signLink } from '../../personal-data/personal-data-link.actions.ts';
import { allEndpoints, exampleOf } from '../endpoints.ts';
import { furnish, type Furnished } from '../furnish.ts';
import type { Answer, TestApi } from '../run-api.ts';
import { decisionLink, subscriptionLink } from './mailed-links.ts';

/** A request, of which a test may change a part before it is sent. */
export interface GoodRequest {
  /** What stands in the braces of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** By name, or as it is. */
  readonly query: Readonly<Record<string, string>> | string;
  readonly headers: Readonly<Record<string, string>>;
  /** A token, `admin`, or nobody's. */
  readonly key: string | undefined;
  readonly json: unknown;
  /** In place of `json`, as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** An endpoint, and a request that it would do as it is asked. */
export interface Attempt {
  readonly api: TestApi;
  readonly endpoint: Endpoint;
  readonly there: Furnished;
  readonly good: GoodRequest;
}

/** Sends a request that is refused. */
export type Refuse = (attempt: Attempt) => Promise<Answer>;

/** A newsroom in which something of each kind is, and how it is reached. */
interface Setting {
  readonly api: TestApi;
  readonly there: Furnished;
}

/** Makes in `api` what `endpoint` needs, and the request with it. */
export async function prepare(api: TestApi, endpoint: Endpoint): Promise<Attempt> {
  return prepareWith({ api, there: await furnish(api) }, endpoint);
}

/** Prepares every endpoint. They share what is there, so that what one does may refuse another. */
export async function prepareAll(api: TestApi): Promise<Attempt[]> {
  await removeWebhooks(api);
  const setting = { api, there: await furnish(api) };
  const attempts: Attempt[] = [];
  for (const endpoint of allEndpoints) attempts.push(await prepareWith(setting, endpoint));
  return attempts;
}

/** There may be a hundred of them, and tests need more. */
export async function removeWebhooks({ admin: { webhooks } }: TestApi): Promise<void> {
  const { items } = await webhooks.list({ limit: 100 });
  for (const { id, version } of items) await webhooks.remove({ id, ifVersion: version });
}

async function prepareWith({ api, there }: Setting, endpoint: Endpoint): Promise<Attempt> {
  const own = await situations[endpoint.id]?.({ api, there });
  const target = own?.target ?? targetOf(endpoint, there);
  const [name] = Object.keys(endpoint.params.shape);
  const good = {
    params: name === undefined ? {} : { [name]: target.id },
    query: requiredQueryOf(endpoint),
    key: 'admin',
    json: exampleOf(endpoint),
    ...own,
    headers: { ...(endpoint.needsIfMatch && { 'if-match': `"${target.version ?? 1}"` }), ...own?.headers },
  };
  return { api, endpoint, there, good };
}

function requiredQueryOf({ query }: Endpoint): Readonly<Record<string, string>> {
  const required = Object.entries<z.ZodType>(query.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
  return Object.fromEntries(required.map(([name, schema]) => [name, String(schema.meta()?.examples?.[0])]));
}

/** Sends the good request, with `change` in it. */
export function send({ api, endpoint, good }: Attempt, change: Partial<GoodRequest> = {}): Promise<Answer> {
  const { params, query, headers, key, json, body } = { ...good, ...change };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  return api.ask(`${endpoint.method} ${path}${search === '' ? '' : `?${search}`}`, {
    key,
    headers,
    ...(body === undefined ? { json } : { body }),
  });
}

/** What a request is about. */
interface Target {
  readonly id: string;
  readonly version?: number;
}

type Situation = (setting: Setting) => Promise<Partial<GoodRequest> & { readonly target?: Target }>;

function targetOf({ path }: Endpoint, there: Furnished): Target {
  const [, , kind = ''] = path.split('/');
  const targets: Readonly<Record<string, Target>> = {
    articles: there.article,
    authors: there.author,
    sections: there.section,
    tags: there.tag,
    comments: there.comment,
    previews: there.preview,
  };
  return targets[kind] ?? { id: randomUUID() };
}

const draft: Situation = ({ there }) => Promise.resolve({ target: there.draft });
const user: Situation = async ({ api }) => ({ target: (await makeUser(api)).user });
const key: Situation = async ({ api }) => {
  const body = { name: 'The mirror', scopes: ['drafts:read' as const] };
  return { target: (await api.admin.keys.create({ body })).key };
};
const approved: Situation = async ({ api, there: { comment } }) => {
  const { status, version } = await api.admin.comments.get({ id: comment.id });
  if (status === 'approved') return { target: { id: comment.id, version } };
  return { target: await api.admin.comments.approve({ id: comment.id, ifVersion: version }) };
};
const ban: Situation = async ({ api }) => {
  const body = { kind: 'email' as const, value: `${randomUUID()}@example.org` };
  return { target: await api.admin.commentBans.create({ body }) };
};
const webhook: Situation = async ({ api }) => {
  const body = { url: 'https://hooks.example.org/broadsheet', isActive: false };
  return { target: (await api.admin.webhooks.create({ body })).webhook };
};

const shownComment: Situation = async ({ api, there: { article } }) => {
  const said = { name: 'Sunniva', email: 'sunniva@example.org', body: `I was there. ${randomUUID()}` };
  const { comment } = await api.admin.comments.submit({ idOrSlug: article.id, body: said });
  await api.newsroom.db.updateTable('comments').set({ status: 'approved' }).where('id', '=', comment.id).execute();
  return { target: comment };
};

// The token comes with the answer to it.
const ownComment: Situation = async ({ api, there }) => {
  const body = { name: 'Old Pilot', email: `${randomUUID()}@example.org`, body: 'It was lentil.' };
  const { comment, authorToken } = await api.reader.comments.submit({ idOrSlug: there.article.id, body });
  return { target: { id: comment.id, version: 1 }, key: undefined, headers: { 'author-token': authorToken ?? '' } };
};

const dataLink: Situation = ({ api: { newsroom } }) => {
  const token = signLink(newsroom, `${randomUUID()}@example.org`, newsroom.now());
  return Promise.resolve({ key: undefined, params: { token } });
};

const subscription =
  (endpointId: string): Situation =>
  async ({ api, there }) => ({ key: undefined, params: { token: await subscriptionLink(api, there, endpointId) } });

const mailedDecision: Situation = async ({ api, there: { article } }) => {
  const said = { name: 'Old Pilot', email: `${randomUUID()}@example.org`, body: `It was lentil. ${randomUUID()}` };
  const { comment } = await api.admin.comments.submit({ idOrSlug: article.id, body: said });
  const { version } = await api.admin.comments.get({ id: comment.id });
  const { user: moderator } = await makeUser(api, 'moderator');
  const token = decisionLink(api, { id: comment.id, version, userId: moderator.id });
  return { key: undefined, params: { token } };
};

/** What an endpoint needs that is not simply there. */
const situations: Readonly<Record<string, Situation>> = {
  createArticle: async ({ api }) => {
    // The example names them.
    const { items: authors } = await api.admin.authors.list({ limit: 100 });
    if (authors.some(({ slug }) => slug === 'ilse-marrow')) return {};
    await api.admin.authors.create({ body: { name: 'Ilse Marrow', slug: 'ilse-marrow' } });
    await api.admin.sections.create({ body: { name: 'World', slug: 'world' } });
    return {};
  },
  submitArticle: draft,
  scheduleArticle: draft,
  publishArticle: draft,
  createPreview: draft,
  returnArticle: async ({ api }) => {
    const { id, version } = await api.admin.articles.create({ body: { title: 'For review', body: '<p>Read me.</p>' } });
    return { target: await api.admin.articles.submit({ idOrSlug: id, ifVersion: version }) };
  },
  // What an article names may not be deleted.
  deleteAuthor: async ({ api }) => ({ target: await api.admin.authors.create({ body: { name: 'Nobody' } }) }),
  deleteSection: async ({ api }) => ({ target: await api.admin.sections.create({ body: { name: 'Nothing' } }) }),
  deleteTag: async ({ api }) => ({ target: await api.admin.tags.create({ body: { name: `Tag ${randomUUID()}` } }) }),
  listOwnComments: ownComment,
  editOwnComment: ownComment,
  deleteComment: ownComment,
  findRedirect: async ({ api, there }) => {
    const path = `/2025/03/${there.article.id}`;
    await insertOldAddresses(api.newsroom.db, [path], { kind: 'article', id: there.article.id });
    return { query: { path } };
  },
  getEmbedding: ({ there }) =>
    Promise.resolve({ query: { url: `http://site.example/articles/${there.article.slug}` } }),
  getPersonalData: dataLink,
  erasePersonalData: dataLink,
  getUnconfirmedReplySubscription: subscription('getUnconfirmedReplySubscription'),
  confirmReplySubscription: subscription('confirmReplySubscription'),
  getReplySubscription: subscription('getReplySubscription'),
  endReplySubscription: subscription('endReplySubscription'),
  getMailedDecision: mailedDecision,
  decideByMail: mailedDecision,
  getKey: key,
  rotateKey: key,
  revokeKey: key,
  getUser: user,
  updateUser: user,
  resetPassword: user,
  // An address can be taken once.
  createUser: () =>
    Promise.resolve({ json: { name: 'Ilse Marrow', email: `${randomUUID()}@example.org`, role: 'editor' } }),
  signIn: async ({ api }) => {
    const { email, password } = await makeUser(api);
    return { key: undefined, json: { email, password } };
  },
  listRepliesOfThread: shownComment,
  locateComment: shownComment,
  // The admin's key is known without a look into the database.
  getSession: async ({ api }) => ({ key: undefined, headers: await beginSession(api, 'editor') }),
  signOut: async ({ api }) => ({ key: undefined, headers: await beginSession(api, 'editor') }),
  changePassword: async ({ api }) => ({ key: undefined, headers: await beginSession(api, 'editor') }),
  // Each test that was here before has made a version.
  updateCommentSettings: async ({ api }) => ({ target: { id: '', ...(await api.admin.commentSettings.get()) } }),
  holdComment: approved,
  undoDecision: approved,
  pickComment: approved,
  reportComment: approved,
  unpickComment: async (setting) => {
    const { target = { id: '' } } = await approved(setting);
    return { target: await setting.api.admin.moderation.pick({ id: target.id, ifVersion: target.version ?? 1 }) };
  },
  deleteCommentNote: async ({ api, there: { comment } }) => {
    const { id: note } = await api.admin.moderation.addNote({ id: comment.id, body: { text: 'Asked the desk.' } });
    return { params: { id: comment.id, note } };
  },
  // One of a kind can be made once.
  createCommentBan: () => Promise.resolve({ json: { kind: 'email', value: `${randomUUID()}@example.org` } }),
  getCommentBan: ban,
  deleteCommentBan: ban,
  getWebhook: webhook,
  updateWebhook: webhook,
  deleteWebhook: webhook,
  rotateWebhookSecret: webhook,
  testWebhook: webhook,
  listWebhookDeliveries: webhook,
  listDeadLetters: webhook,
  replayDeadLetters: webhook,
  getWebhookDelivery: async (setting) => {
    const { target = { id: '' } } = await webhook(setting);
    const tested = await setting.api.admin.webhooks.test({ id: target.id });
    return { params: { id: target.id, delivery: tested.id } };
  },
};

type Session = Readonly<Record<string, string>>;

const sessions = new WeakMap<TestApi, Map<Role, Promise<Session>>>();

/** The headers with which a browser writes for somebody with `role` who has signed in, once for all tests. */
export function signInAs(api: TestApi, role: Role): Promise<Session> {
  const known = sessions.get(api) ?? new Map<Role, Promise<Session>>();
  sessions.set(api, known);
  const session = known.get(role) ?? beginSession(api, role);
  known.set(role, session);
  return session;
}

async function beginSession(api: TestApi, role: Role): Promise<Session> {
  const { email, password } = await makeUser(api, role);
  const answer = await api.ask('POST /v1/session', { json: { email, password } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, 'sec-fetch-site': 'same-origin' };
}

async function makeUser({ admin }: TestApi, role: Role = 'editor') {
  const email = `${randomUUID()}@example.org`;
  // The one that the examples give.
  const password = 'four lentils in a boat';
  const { user: made } = await admin.users.create({ body: { name: 'Ilse Marrow', email, role, password } });
  return { user: made, email, password };
}
