// How the problems are brought about that belong to one endpoint, or to few. By code, or by endpoint and code.
import { randomUUID } from 'node:crypto';
import { signPreview } from '../../articles/preview-token.ts';
import { fillNameBans } from '../../moderation/testing/name-bans.ts';
import { signLink } from '../../personal-data/personal-data-link.actions.ts';
import { expiredLink } from './mailed-links.ts';
import { removeWebhooks, send, signInAs, type Attempt, type Refuse } from './good-request.ts';

const mostWebhooks = 100;

/** By code, or by `endpoint code` where one endpoint differs from the others. */
export const ownRefusals: Readonly<Record<string, Refuse>> = {
  'listArticles scope-missing': async (attempt) =>
    send(attempt, { key: await attempt.api.keyWith('articles:write'), query: 'status=draft' }),
  'listArticles not-permitted': async (attempt) =>
    send(attempt, { key: undefined, headers: await signInAs(attempt.api, 'moderator'), query: 'status=draft' }),
  'findRedirect not-found': (attempt) => send(attempt, { query: 'path=%2Fnowhere' }),
  'getEmbedding not-found': (attempt) => send(attempt, { query: 'url=http%3A%2F%2Fsite.example%2Farticles%2Fnowhere' }),
  'slug-taken': async (attempt) => {
    const { endpoint, good, there } = attempt;
    const taken = endpoint.id.startsWith('create') ? existing(attempt) : await another(attempt);
    const articles = endpoint.id === 'updateArticle' ? there.draft.slug : taken;
    return send(attempt, { json: Object.assign({}, good.json, { slug: articles }) });
  },
  'still-in-use': (attempt) => {
    const { id, version } = named(attempt);
    return send(attempt, { params: { idOrSlug: id }, headers: { 'if-match': `"${version}"` } });
  },
  'transition-not-allowed': async (attempt) => {
    const { api, endpoint, there } = attempt;
    if (endpoint.group !== 'Articles') {
      await send(attempt);
      return send(attempt, { headers: { 'if-match': '*' } });
    }
    const isForDrafts = ['returnArticle', 'withdrawArticle'].includes(endpoint.id);
    const { id } = isForDrafts ? await api.admin.articles.get({ idOrSlug: there.draft.id }) : there.article;
    if (endpoint.id === 'returnArticle') {
      await send(attempt);
      return send(attempt, { headers: { 'if-match': '*' } });
    }
    return send(attempt, { params: { idOrSlug: id }, headers: { 'if-match': '*' } });
  },
  // What was undone can be undone again.
  'undoDecision transition-not-allowed': async (attempt) => {
    const { api, there } = attempt;
    const said = { name: 'Old Pilot', email: `${randomUUID()}@example.org`, body: 'Nobody has read this.' };
    const { comment } = await api.admin.comments.submit({ idOrSlug: there.article.id, body: said });
    return send(attempt, { params: { id: comment.id }, headers: { 'if-match': '*' } });
  },
  'article-incomplete': async (attempt) => {
    const { api } = attempt;
    const { id } = await api.admin.articles.create({ body: { title: 'Nothing yet' } });
    return send(attempt, { params: { idOrSlug: id }, headers: { 'if-match': '*' } });
  },
  'updateArticle article-incomplete': (attempt) => send(attempt, { json: { body: '' } }),
  'scheduleArticle not-a-date-in-the-future': (attempt) => send(attempt, { json: { at: '2001-01-01T00:00:00Z' } }),
  'createKey not-a-date-in-the-future': (attempt) =>
    send(attempt, { json: Object.assign({}, attempt.good.json, { expiresAt: '2001-01-01T00:00:00Z' }) }),
  'createCommentBan not-a-date-in-the-future': (attempt) =>
    send(attempt, { json: Object.assign({}, attempt.good.json, { expiresAt: '2001-01-01T00:00:00Z' }) }),
  'already-banned': async (attempt) => {
    await send(attempt);
    return send(attempt);
  },
  'too-many-bans': async (attempt) => {
    await fillNameBans(attempt.api.newsroom);
    const answer = await send(attempt, { json: { kind: 'name', value: 'One too many' } });
    await attempt.api.newsroom.db.deleteFrom('comment_bans').execute();
    return answer;
  },
  'edit-time-over': async (attempt) => {
    const { id = '' } = attempt.good.params;
    const sentAt = { created_at: '2001-01-01T00:00:00.000Z' };
    await attempt.api.newsroom.db.updateTable('comments').set(sentAt).where('id', '=', id).execute();
    return send(attempt);
  },
  'discussion-closed': async (attempt) => {
    const { id, version } = attempt.there.article;
    await attempt.api.admin.articles.update({ idOrSlug: id, ifVersion: version, body: { commentPolicy: 'closed' } });
    return send(attempt);
  },
  'parent-not-found': (attempt) =>
    send(attempt, { json: Object.assign({}, attempt.good.json, { parentId: randomUUID() }) }),
  'link-expired': (attempt) => {
    const { api, endpoint } = attempt;
    const dataLink = signLink(api.newsroom, 'late@example.org', '2020-01-01T00:00:00.000Z');
    return send(attempt, { params: { token: expiredLink(api, endpoint.id) ?? dataLink } });
  },
  'preview-expired': (attempt) => {
    const token = signPreview(attempt.api.newsroom.vault, { articleId: attempt.there.draft.id, expires: 1 });
    return send(attempt, { params: { token } });
  },
  'key-ended': async (attempt) => {
    await attempt.api.admin.keys.revoke({ id: attempt.good.params['id'] ?? '' });
    return send(attempt);
  },
  'email-taken': async (attempt) => {
    const email = `${randomUUID()}@example.org`;
    await attempt.api.admin.users.create({ body: { name: 'Old Pilot', email, role: 'author' } });
    return send(attempt, { json: Object.assign({}, attempt.good.json, { email }) });
  },
  'signIn sign-in-failed': (attempt) =>
    send(attempt, { json: { email: `${randomUUID()}@example.org`, password: 'something else entirely' } }),
  'changePassword sign-in-failed': (attempt) =>
    send(attempt, { json: { current: 'something else entirely', next: 'eleven pages of harbour' } }),
  'changePassword not-permitted': (attempt) => send(attempt, { key: 'admin', headers: {} }),
  'too-many-webhooks': async (attempt) => {
    // An address needs no looking up, unlike a name.
    const json = Object.assign({}, attempt.good.json, { url: 'https://93.184.215.14/' });
    const answers = await Promise.all(Array.from({ length: mostWebhooks + 1 }, () => send(attempt, { json })));
    await removeWebhooks(attempt.api);
    return answers.find(({ status }) => status !== 201) ?? send(attempt);
  },
  'listChanges changes-expired': (attempt) => send(attempt, { query: 'after=999999999999999' }),
  'listCommentChanges changes-expired': (attempt) => send(attempt, { query: 'after=999999999999999' }),
  'changes-expired': (attempt) =>
    send(attempt, { json: Object.assign({}, attempt.good.json, { after: '999999999999999' }) }),
  'webhook-address-refused': (attempt) =>
    send(attempt, { json: Object.assign({}, attempt.good.json, { url: 'https://127.0.0.1/' }) }),
};

/** Problems that no request can bring about as things are, and why. */
export const unreachable: Readonly<Record<string, string>> = {
  'editOwnComment comment-rejected': 'As for submitComment: the rules judge both alike.',
  'submitComment comment-rejected':
    'No rule of moderation that is here rejects what is not closed. comments.actions.test.ts shows it with one that does.',
};

/** Gives the thing that a request is about another slug. Returns the one that it had. */
export async function rename(attempt: Attempt): Promise<string> {
  const { api, endpoint, there } = attempt;
  const { admin } = api;
  const body = { slug: `renamed-${randomUUID().slice(0, 8)}` };
  const { id: idOrSlug, slug, version } = endpoint.path.startsWith('/v1/articles/') ? there.article : named(attempt);
  const change = { idOrSlug, ifVersion: version, body };
  if (endpoint.path.startsWith('/v1/articles/')) await admin.articles.update(change);
  else if (endpoint.group === 'Authors') await admin.authors.update(change);
  else if (endpoint.group === 'Sections') await admin.sections.update(change);
  else await admin.tags.update(change);
  return slug;
}

/** Something of the kind that the endpoint is about, which an article names. */
function named({ endpoint, there }: Attempt) {
  const kinds: Readonly<Record<string, { id: string; slug: string; version: number }>> = {
    Articles: there.article,
    Authors: there.author,
    Sections: there.section,
    Tags: there.tag,
  };
  const found = kinds[endpoint.group];
  if (!found) throw new Error(`Nothing is there for ${endpoint.group}.`);
  return found;
}

function existing(attempt: Attempt): string {
  return named(attempt).slug;
}

/** The slug of another thing of the same kind. */
async function another({ api: { admin }, endpoint, there }: Attempt): Promise<string> {
  const name = `Another ${randomUUID()}`;
  if (endpoint.group === 'Authors') return (await admin.authors.create({ body: { name } })).slug;
  if (endpoint.group === 'Sections') return (await admin.sections.create({ body: { name } })).slug;
  if (endpoint.group === 'Tags') return (await admin.tags.create({ body: { name } })).slug;
  return there.draft.slug;
}
