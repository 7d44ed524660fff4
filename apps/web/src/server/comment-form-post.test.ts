// The comment form without scripts, over real HTTP.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runSite, type Answered, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

const address = '/articles/harbour-towns-share-ferries';
const good = {
  body: 'That was my crew.\r\nIt was lentil.',
  name: 'Old Pilot',
  email: 'pilot@example.org',
  website: '',
  parentId: '',
};
let api: SmallApi;
let site: TestSite;

beforeEach(async () => {
  api = await startSmallApi();
  site = await runSite(api.url);
  await vi.waitFor(() => expect(api.received.some(({ url }) => url.startsWith('/v1/changes?after=0'))).toBe(true));
});

afterEach(async () => {
  await site.stop();
  await api.stop();
});

function post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
  return site.ask(`${address}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

const sent = () => api.received.filter(({ method }) => method === 'POST');

/** The form in a page, field by field. */
function formIn(html: string) {
  const [form = ''] = /<form id="reply".*?<\/form>/s.exec(html) ?? [];
  const valueOf = (name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(form)?.[1];
  const text = /<textarea[^>]*>([^<]*)</.exec(form)?.[1];
  const errors = Object.fromEntries(
    [...form.matchAll(/id="reply-(\w+)-error"[^>]*>([^<]*)</g)].map(([, name, message]) => [name, message]),
  );
  return { form, valueOf, text, errors };
}

describe('a comment that is published at once', () => {
  test('leads to itself, and stands there, however late the news of it arrives', async () => {
    await site.ask(address);
    api.announce = () => undefined;
    const { status, headers } = await post(good);
    expect([status, headers.location]).toEqual([303, `${address}#comment-${api.comments[0]?.id ?? ''}`]);
    expect((await site.ask(address)).body).toContain('It was lentil.');
  });

  test('is sent as the schema has it, from the address of its reader', async () => {
    await post(good, { 'x-forwarded-for': '203.0.113.9', 'broadsheet-proxy-key': 'forged' });
    const [received] = sent();
    expect(received?.body).toEqual({
      body: 'That was my crew.\nIt was lentil.',
      name: 'Old Pilot',
      email: 'pilot@example.org',
      website: null,
      parentId: null,
      notify: false,
      honeypot: '',
      secondsToWrite: null,
    });
    expect(received?.headers['x-forwarded-for']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
    expect(received?.headers['broadsheet-proxy-key']).toMatch(/^[\w-]{43}$/);
  });
});

describe('the cookie of an author', () => {
  const token = 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE';

  test('comes with the answer, for as long as the browser is open', async () => {
    const { headers } = await post(good);
    expect(headers['set-cookie']).toEqual([`broadsheet-reader=${token}; Path=/; HttpOnly; SameSite=Lax`]);
  });

  test('is kept for a year where its reader ticks the box', async () => {
    const { headers } = await post({ ...good, remember: 'yes' });
    expect(headers['set-cookie']?.[0]).toContain(' Max-Age=31536000;');
  });

  test('makes its reader known to the API', async () => {
    await post(good, { cookie: `a=b; broadsheet-reader=${token}` });
    expect(sent()[0]?.headers['author-token']).toBe(token);
    expect(sent()[0]?.headers.cookie).toBeUndefined();
  });
});

test('whoever wants to be mailed of replies is told to look for a mail, and a trap catches what fills it in', async () => {
  api.fate = 'pending';
  api.offersNotifications = true;
  const { headers } = await post({ ...good, notify: 'yes', subject: 'Cheap boats', website: 'example.org' });
  expect(sent()[0]?.body).toMatchObject({ notify: true, honeypot: 'Cheap boats', website: 'https://example.org' });
  expect((await site.ask(`${headers.location?.split('#')[0]}`)).body).toContain('follow the link in the mail');
});

test('a comment that a moderator reads first leads to a note that says so', async () => {
  api.fate = 'pending';
  const { status, headers } = await post(good);
  expect([status, headers.location]).toEqual([303, `${address}?comment=pending#reply`]);
  const { body } = await site.ask(`${address}?comment=pending`);
  expect(body).toContain('Thank you. A moderator will read your comment before it appears.');
  expect((await site.ask(address)).body).not.toContain('A moderator will read');
});

describe('a comment with mistakes', () => {
  test('comes back with what was written and what is wrong, beside the fields', async () => {
    const { status, body, headers } = await post({
      ...good,
      body: ' ',
      email: 'pilot@',
      website: 'javascript:alert(1)',
      name: 'Old "Pilot" <b>',
    });
    expect([status, headers['cache-control']]).toEqual([422, 'no-store']);
    const { form, valueOf, errors } = formIn(body);
    expect(errors).toEqual({
      body: 'Write something first.',
      email: 'Enter an address like name@example.org.',
      website: 'Must be an address that begins with https:// or http://.',
    });
    expect([valueOf('email'), valueOf('name'), valueOf('website')]).toEqual([
      'pilot@',
      'Old &quot;Pilot&quot; &lt;b&gt;',
      'javascript:alert(1)',
    ]);
    expect(form).toMatch(/name="email"[^>]* aria-invalid="true" aria-describedby="reply-email-error"/);
    expect(form).toContain('role="alert"');
    expect(sent()).toEqual([]);
  });

  test('has the reader in the first wrong field, and in no other', async () => {
    const { body } = await post({ ...good, name: '', email: '' });
    const focused = [...body.matchAll(/<(?:input|textarea|p)[^>]*\sautofocus[^>]*>/g)].map(
      ([tag]) => /name="(\w+)"/.exec(tag)?.[1],
    );
    expect(focused).toEqual(['name']);
  });

  test.each([
    ['a field that is too long', { ...good, body: 'x'.repeat(10_001) }, 'body'],
    ['a NUL', { ...good, name: 'Old\0Pilot' }, 'name'],
  ])('that is %s is refused before the API sees it', async (_, fields, field) => {
    const { status, body } = await post(fields);
    expect([status, Object.keys(formIn(body).errors)]).toEqual([422, [field]]);
    expect(sent()).toEqual([]);
  });

  test('is shown what the API finds wrong', async () => {
    api.fate = 'comment-rejected';
    const { status, body } = await post(good);
    expect(status).toBe(422);
    const { form, text } = formIn(body);
    expect(text).toContain('It was lentil.');
    expect(form).toMatch(/role="alert"[^>]* autofocus[^>]*>comment-rejected, as the test wants\./);
  });

  test('is never kept for the next reader', async () => {
    await post({ ...good, email: 'pilot@' });
    expect((await site.ask(address)).body).not.toContain('pilot@');
  });
});

describe('a reply', () => {
  test('says whom it answers, and carries it', async () => {
    await post(good);
    const id = api.comments[0]?.id ?? '';
    const { body } = await site.ask(`${address}?reply=${id}`);
    const { form, valueOf } = formIn(body);
    expect(form).toMatch(/Leave a Reply.* to <bdi>Old Pilot<\/bdi>/);
    expect(valueOf('parentId')).toBe(id);
    expect(form).toContain(`href="${address}#reply"`);
    expect(body).toContain('<meta name="robots" content="noindex">');
    await post({ ...good, body: 'I know.', parentId: id });
    expect(sent().at(-1)?.body).toMatchObject({ parentId: id });
  });

  test.each(['reply=01936f2a-7c1e-7d3a-9f10-2b6a4c8d9eff', 'reply=x', 'comment=rubbish'])(
    'or a note that there cannot be leads to the article: %s',
    async (query) => {
      const { status, headers } = await site.ask(`${address}?${query}`);
      expect([status, headers.location]).toEqual([301, address]);
    },
  );

  test('to a comment that has gone says so, and keeps its text', async () => {
    api.fate = 'parent-not-found';
    const { status, body } = await post({ ...good, parentId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9eff' });
    expect(status).toBe(422);
    expect(body).toContain('The comment that you reply to is no longer on the site.');
    expect(formIn(body).text).toContain('It was lentil.');
  });
});

describe('what the form cannot help', () => {
  test('a discussion that was closed meanwhile gives the text back', async () => {
    api.fate = 'discussion-closed';
    api.articles.forEach((article, index) => (api.articles[index] = { ...article, commentPolicy: 'closed' }));
    const { status, body } = await post(good);
    expect(status).toBe(403);
    expect(body).toContain('The discussion of this article has been closed.');
    expect(formIn(body).text).toContain('It was lentil.');
  });

  test('an article that has gone gives the text back', async () => {
    api.articles.length = 0;
    const { status, body } = await post(good);
    expect(status).toBe(404);
    expect(formIn(body).text).toContain('It was lentil.');
  });

  test('an API that is away gives the text back, with 503, and the whole reply', async () => {
    await api.stop();
    const { status, headers, body } = await post({ ...good, parentId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9eff' });
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    const { text, valueOf, form } = formIn(body);
    expect(text).toContain('It was lentil.');
    expect(valueOf('parentId')).toBe('01936f2a-7c1e-7d3a-9f10-2b6a4c8d9eff');
    expect(form).toContain(`action="${address}/comments"`);
    await api.start();
  });
});

describe('a post that is no form of this site', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('is refused: %j', async (headers) => {
    const { status, headers: answered } = await post(good, headers);
    expect([status, answered['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(sent()).toEqual([]);
  });

  test.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://news.example' }],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
  ])('is told apart from one that is: %j', async (headers) => {
    expect((await post(good, headers)).status).toBe(303);
  });

  test('is refused where it is too large, or not a form at all', async () => {
    expect((await post({ ...good, body: 'x'.repeat(300_000) })).status).toBe(413);
    const json = await site.ask(`${address}/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, '']));
    expect((await post(many)).status).toBe(413);
    expect(sent()).toEqual([]);
  });

  test('is led to the form where it only opens its address', async () => {
    const { status, headers } = await site.ask(`${address}/comments?reply=1&x=2`);
    expect([status, headers.location]).toEqual([303, `${address}?reply=1#reply`]);
  });
});
