// What the site answers as a whole, over real HTTP, before a small API.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runSite, type TestSite } from './testing/run-site.ts';
import { exampleArticle } from './testing/example-article.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

const address = '/articles/harbour-towns-share-ferries';
let api: SmallApi;
let site: TestSite;

beforeEach(async () => {
  api = await startSmallApi();
  site = await runSite(api.url);
  await vi.waitFor(() => expect(asked('/v1/changes?after=0')).toBe(1));
});

afterEach(async () => {
  await site.stop();
  await api.stop();
});

const asked = (url: string) => api.received.filter((each) => each.url.startsWith(url)).length;
const askedForArticle = () => asked('/v1/articles/harbour-towns-share-ferries');

describe('a page', () => {
  test('is rendered once, and then answered without asking the API', async () => {
    const first = await site.ask(address);
    expect(first.status).toBe(200);
    expect(first.body).toContain('Harbour towns agree to share');
    const before = api.received.length;
    const second = await site.ask(`${address}?utm_source=mail`);
    expect([second.body, second.headers.etag]).toEqual([first.body, first.headers.etag]);
    expect(api.received.length).toBe(before);
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await site.ask(address);
    const again = await site.ask(address, { headers: { 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  test('shows a comment within a second of its approval, and hides it as fast', async () => {
    await site.ask(address);
    const comment = {
      id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06',
      articleId: exampleArticle().id,
      parentId: null,
      kind: 'comment',
      name: 'Old Pilot',
      website: null,
      body: 'It was lentil.',
      createdAt: '2026-11-23T09:00:00.000Z',
      threadId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06',
      avatarSeed: 'k3Jd9sQx',
      editedAt: null,
      isEditorsPick: false,
      isRemoved: false,
    } as const;
    const subjects = [`article:${comment.articleId}`, `comment:${comment.id}`];
    api.comments.push(comment);
    api.announce({ type: 'comment.approved', subjects });
    await vi.waitFor(async () => expect((await site.ask(address)).body).toContain('It was lentil.'), {
      timeout: 1_000,
    });
    api.comments.length = 0;
    api.announce({ type: 'comment.rejected', subjects });
    await vi.waitFor(async () => expect((await site.ask(address)).body).not.toContain('It was lentil.'), {
      timeout: 1_000,
    });
  });

  test('is rendered for whoever says who they are, and not kept', async () => {
    await site.ask(address, { headers: { authorization: 'Bearer x' } });
    const before = askedForArticle();
    await site.ask(address);
    expect(askedForArticle()).toBeGreaterThan(before);
  });

  test('answers HEAD with the same headers and no body', async () => {
    const page = await site.ask(address);
    const head = await site.ask(address, { method: 'HEAD' });
    expect([head.status, head.body, head.headers.etag]).toEqual([200, '', page.headers.etag]);
  });

  test('lets no script run that is not a file of the site', async () => {
    const { headers } = await site.ask(address);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/=]+'/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

describe('an address', () => {
  test('with a slash at its end leads to the one without, query and all', async () => {
    const { status, headers } = await site.ask(`${address}/?a=b`);
    expect([status, headers.location]).toEqual([301, `${address}?a=b`]);
  });

  test('of the system before leads to the page of today', async () => {
    api.redirects.set('/2025/03/ferries/', 'harbour-towns-share-ferries').set('/?p=4411', 'ефір-і-лід');
    for (const [old, path] of [
      ['/2025/03/ferries/', address],
      ['/2025/03/ferries/?utm_source=mail', address],
      ['/2025/03/ferries/feed/', address],
      ['/2025/03/ferries/comment-page-2/', address],
      ['/2025/03/ferries/amp/', address],
      ['/feed/', '/feed.xml'],
      ['/feed/atom/', '/feed.xml'],
      ['/page/7/', '/'],
      ['/?p=4411', '/articles/%D0%B5%D1%84%D1%96%D1%80-%D1%96-%D0%BB%D1%96%D0%B4'],
      ['/?utm_source=mail&p=4411', '/articles/%D0%B5%D1%84%D1%96%D1%80-%D1%96-%D0%BB%D1%96%D0%B4'],
    ] as const) {
      const { status, headers } = await site.ask(old);
      expect([old, status, headers.location]).toEqual([old, 301, path]);
    }
  });

  test('of the system before that was cut inside a character leads on all the same', async () => {
    api.redirects.set('/2025/03/%ed%8e%98%eb%a6/', 'harbour-towns-share-ferries');
    const { status, headers } = await site.ask('/2025/03/%ed%8e%98%eb%a6/');
    expect([status, headers.location]).toEqual([301, address]);
    expect((await site.ask('/2025/03/%ed%8e%98%eb/')).status).toBe(400);
  });

  test('that nobody gave out has a page of its own, with status 404', async () => {
    for (const path of ['/nowhere', '/articles/nothing', '/authors/nobody', '/index.php?p=1']) {
      const { status, body, headers } = await site.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('<h1');
    }
  });

  test('that nobody gave out costs nothing but the look-up of old ones, and shows the sections of the moment', async () => {
    await site.ask('/nowhere');
    const before = asked('/v1/sections');
    await site.ask('/nowhere/else');
    expect(asked('/v1/sections')).toBe(before);
    api.announce({ type: 'section.created', subjects: ['section:1'] });
    await vi.waitFor(async () => {
      await site.ask('/nowhere');
      expect(asked('/v1/sections')).toBeGreaterThan(before);
    });
  });

  test('never leads to another host', async () => {
    for (const path of ['//evil.example/', '//evil.example/%2e%2e/', '/\\evil.example/', '///evil.example//']) {
      const { headers } = await site.ask(path);
      expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    }
  });

  test.each([
    ['/%zz', 400],
    ['/%ff', 400],
    ['/articles/a%00b', 400],
    ['/assets/.vite/manifest.json', 404],
    ['/.env', 404],
    ['/articles/a%2f..%2fb', 404],
  ])('%s is answered with a page that says %i', async (path, status) => {
    const answer = await site.ask(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  });

  test('that is too long is answered with a page that says 414', async () => {
    expect((await site.ask(`/${'a'.repeat(8_000)}`)).status).toBe(414);
  });

  test('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      const { status, headers } = await site.ask(address, { method });
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test('is answered in the spelling of the cache, however it is spelled', async () => {
    const first = await site.ask(address);
    const before = api.received.length;
    expect((await site.ask('/articles/%68arbour-towns%2Dshare-ferries')).body).toBe(first.body);
    expect(api.received.length).toBe(before);
  });
});

describe('when the API is in trouble', () => {
  test('a page that is kept is answered still', async () => {
    await site.ask(address);
    await api.stop();
    expect((await site.ask(address)).status).toBe(200);
    await api.start();
  });

  test('another one says so with 503, when to come back, and nothing that is ours alone', async () => {
    await api.stop();
    const { status, headers, body } = await site.ask('/articles/other');
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '5', 'no-store']);
    expect(body).toContain('<h1');
    expect(body).not.toMatch(/ECONNREFUSED|fetch failed|at .*\.ts/);
    await api.start();
  });

  test('a fault of it is a fault of ours, and nothing of it is kept', async () => {
    api.trouble = 'internal-error';
    const broken = await site.ask(address);
    expect([broken.status, broken.headers['cache-control']]).toEqual([500, 'no-store']);
    expect(broken.body).not.toContain('internal-error');
    api.trouble = undefined;
    expect((await site.ask(address)).status).toBe(200);
  });
});
