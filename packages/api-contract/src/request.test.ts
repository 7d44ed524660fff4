import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { articles } from './articles.ts';
import { authors } from './authors.ts';
import { comments } from './comments.ts';
import { problemTable, type Problem } from './problems.ts';
import { redirects } from './redirects.ts';
import { ProblemError } from './problem-error.ts';
import { request } from './request.ts';
import { sendJson, startServer } from './testing/small-server.ts';

const submission = { name: 'Old Pilot', email: 'pilot@example.org', body: 'It was lentil.' };

function startEmptyServer() {
  return startServer((response) => sendJson(response, {}));
}

async function refusalOf(call: Promise<unknown>): Promise<Problem> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused with a problem.', { cause: error });
  return error.problem;
}

test('the author of a comment is known by their token, and nobody else sends one', async () => {
  const { baseUrl, requests } = await startEmptyServer();
  const author = { authorToken: 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE' };
  await request(comments.submit, { idOrSlug: 'ferries', body: submission, ...author }, { baseUrl });
  await request(comments.submit, { idOrSlug: 'ferries', body: submission }, { baseUrl });
  expect(requests.map(({ headers }) => headers['author-token'])).toEqual([author.authorToken, undefined]);
});

describe('the path', () => {
  test.each([
    ['harbour-towns', 'harbour-towns'],
    ['a/b', 'a%2Fb'],
    ['../../v1/keys', '..%2F..%2Fv1%2Fkeys'],
    ['a?limit=1#b', 'a%3Flimit%3D1%23b'],
    ['100%', '100%25'],
    ['%2e%2e', '%252e%252e'],
    ['a b+c', 'a%20b%2Bc'],
    ['한국과-우크라이나', encodeURIComponent('한국과-우크라이나')],
    ['🔥', '%F0%9F%94%A5'],
    ['...', '...'],
  ])('carries the parameter %j as %s', async (idOrSlug, part) => {
    const { baseUrl, requests } = await startEmptyServer();
    await request(articles.publish, { idOrSlug, ifVersion: 1 }, { baseUrl });
    expect(requests[0]?.url).toBe(`/v1/articles/${part}/publish`);
  });

  test('gives back any text that it was given, and leads to no other endpoint', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => each !== '.' && each !== '..');
    await fc.assert(
      fc.asyncProperty(text, async (idOrSlug) => {
        await request(comments.listForArticle, { idOrSlug }, { baseUrl });
        const [, part = ''] = /^\/v1\/articles\/([^/?#]+)\/comments$/.exec(requests.at(-1)?.url ?? '') ?? [];
        expect(decodeURIComponent(part)).toBe(idOrSlug);
      }),
    );
  });

  test('has the replacement character for half of a surrogate pair', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    await request(articles.get, { idOrSlug: 'a\uD83D' }, { baseUrl });
    expect(requests[0]?.url).toBe('/v1/articles/a%EF%BF%BD');
  });

  test.each(['', '.', '..'])('cannot carry %j, which is refused before anything is sent', async (idOrSlug) => {
    const { baseUrl, requests } = await startEmptyServer();
    const problem = await refusalOf(request(comments.listForArticle, { idOrSlug }, { baseUrl }));
    expect(problem).toEqual({
      type: 'urn:broadsheet:problem:invalid-parameter',
      code: 'invalid-parameter',
      title: problemTable['invalid-parameter'].title,
      status: 400,
      detail: 'The URL has one mistake: idOrSlug: Must not be empty, a dot or two dots.',
      errors: [{ pointer: 'idOrSlug', message: 'Must not be empty, a dot or two dots.' }],
    });
    expect(requests).toEqual([]);
  });

  test.each([undefined, null, {}, ['a'], true])('throws a TypeError for the parameter %j', async (idOrSlug) => {
    // What a caller without types may do.
    const input = { idOrSlug } as unknown as { idOrSlug: string };
    await expect(request(articles.get, input, { baseUrl: 'http://127.0.0.1:1' })).rejects.toThrow(
      new TypeError('idOrSlug must be text or a number.'),
    );
  });

  test.each(['', '/', '/api', '/api/'])('stands behind a base URL that ends with %j', async (ending) => {
    const { baseUrl, requests } = await startEmptyServer();
    await request(authors.list, {}, { baseUrl: `${baseUrl}${ending}` });
    expect(requests[0]?.url).toBe(`${ending.replace(/\/$/, '')}/v1/authors`);
  });
});

describe('the query', () => {
  test('has what was given, and nothing of what is undefined or null', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const absent = { section: undefined, tag: null } as unknown as Record<string, never>;
    await request(articles.list, { limit: 5, author: 'ilse-marrow', ...absent }, { baseUrl });
    expect(requests[0]?.url).toBe('/v1/articles?limit=5&author=ilse-marrow');
  });

  test('is absent where nothing was given', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    await request(articles.list, {}, { baseUrl });
    expect(requests[0]?.url).toBe('/v1/articles');
  });

  test('gives back any text that it was given', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (path) => {
        await request(redirects.find, { path }, { baseUrl });
        const { searchParams } = new URL(requests.at(-1)?.url ?? '', baseUrl);
        expect([...searchParams]).toEqual([['path', path]]);
      }),
    );
  });

  test('has no name that the endpoint does not know', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const input = { after: 'x', unknown: 'y' };
    await request(authors.list, input, { baseUrl });
    expect(requests[0]?.url).toBe('/v1/authors?after=x');
  });
});

describe('the headers', () => {
  test('of a plain read ask for JSON, and say nothing of keys, bodies or versions', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    await request(articles.list, {}, { baseUrl });
    expect(requests[0]).toMatchObject({ method: 'GET', body: '' });
    const headers = requests[0]?.headers ?? {};
    expect(headers.accept).toBe('application/json, application/problem+json');
    for (const name of ['authorization', 'content-type', 'if-match']) expect(headers).not.toHaveProperty(name);
  });

  test('carry the key, the version that was read, and what the body is', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const body = { title: 'Ferries, at last: l’été' };
    await request(articles.update, { idOrSlug: 'ferries', ifVersion: 3, body }, { baseUrl, key: 'secret' });
    expect(requests[0]).toMatchObject({
      method: 'PATCH',
      url: '/v1/articles/ferries',
      headers: { authorization: 'Bearer secret', 'if-match': '"3"', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  });

  test('of the options stand over those of the client, however they are spelled', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const headers = { Authorization: 'Bearer other', 'X-Forwarded-For': '192.0.2.7' };
    await request(articles.list, {}, { baseUrl, key: 'secret', headers });
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer other', 'x-forwarded-for': '192.0.2.7' });
  });
});

describe('an answer', () => {
  test('is what the JSON says', async () => {
    const { baseUrl } = await startServer((response) => sendJson(response, { items: [], next: null }));
    expect(await request(articles.list, {}, { baseUrl })).toEqual({ items: [], next: null });
  });

  test('without a body is undefined', async () => {
    const { baseUrl } = await startServer((response) => {
      response.writeHead(204).end();
    });
    await expect(request(articles.remove, { idOrSlug: 'a', ifVersion: 1 }, { baseUrl })).resolves.toBeUndefined();
  });

  test('comes from the present address where the old one redirects', async () => {
    const { baseUrl } = await startServer((response, { url }) => {
      if (url === '/v1/articles/new') sendJson(response, { slug: 'new' });
      else response.writeHead(301, { location: '/v1/articles/new' }).end();
    });
    expect(await request(articles.get, { idOrSlug: 'old' }, { baseUrl })).toEqual({ slug: 'new' });
  });

  test('comes through the given fetch', async () => {
    const { baseUrl } = await startServer((response) => sendJson(response, { items: [] }));
    const through = vi.fn(fetch);
    expect(await request(articles.list, {}, { baseUrl, fetch: through })).toEqual({ items: [] });
    expect(through).toHaveBeenCalledOnce();
  });

  test('that is no JSON throws a SyntaxError', async () => {
    const { baseUrl } = await startServer((response) => response.end('<p>Sign in to the network'));
    await expect(request(articles.list, {}, { baseUrl })).rejects.toThrow(SyntaxError);
  });
});

describe('a refusal', () => {
  const problem: Problem = {
    type: 'urn:broadsheet:problem:invalid-body',
    code: 'invalid-body',
    ...problemTable['invalid-body'],
    detail: 'The body has one mistake: /email: Enter an address like name@example.org.',
    errors: [{ pointer: '/email', message: 'Enter an address like name@example.org.' }],
  };

  test('is thrown with the problem, and its detail as the message', async () => {
    const { baseUrl, requests } = await startServer((response) => sendJson(response, problem, 422));
    const call = request(comments.submit, { idOrSlug: 'ferries', body: submission }, { baseUrl });
    await expect(call).rejects.toThrow(new ProblemError(problem));
    await expect(call).rejects.toMatchObject({ name: 'ProblemError', message: problem.detail, problem });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(submission);
  });

  test('keeps its words where its code is newer than the client', async () => {
    const newer = { ...problem, code: 'quota-used-up', status: 429 };
    const { baseUrl } = await startServer((response) => sendJson(response, newer, 429));
    expect(await refusalOf(request(articles.list, {}, { baseUrl, retries: 0 }))).toEqual({
      ...newer,
      code: 'malformed-request',
    });
  });

  test.each([
    [404, '<h1>Not Found</h1>', 'malformed-request', 'Not Found'],
    [429, '', 'malformed-request', 'Too Many Requests'],
    [500, '{"error":"oops"}', 'unavailable', 'Internal Server Error'],
    [502, '{"code":', 'unavailable', 'Bad Gateway'],
    [503, 'null', 'unavailable', 'Service Unavailable'],
  ])('with status %i that is no problem document (%j) becomes one', async (status, body, code, title) => {
    const { baseUrl } = await startServer((response) => response.writeHead(status).end(body));
    expect(await refusalOf(request(articles.list, {}, { baseUrl, retries: 0 }))).toEqual({
      type: 'about:blank',
      code,
      title,
      status,
      detail: `The server answered ${status} without saying why.`,
    });
  });
});

describe('a call that cannot be finished', () => {
  test('throws what fetch throws where nobody listens', async () => {
    const nowhere = { baseUrl: 'http://127.0.0.1:1', retries: 0 };
    await expect(request(articles.list, {}, nowhere)).rejects.toThrow(TypeError);
  });

  test('throws the reason of a signal that has aborted, and sends nothing', async () => {
    const { baseUrl, requests } = await startEmptyServer();
    const reason = new Error('The reader has left.');
    await expect(request(articles.list, { signal: AbortSignal.abort(reason) }, { baseUrl })).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  test('throws the reason of a signal that aborts while the API thinks, and lets go of the connection', async () => {
    const reader = new AbortController();
    let isConnected = true;
    const { baseUrl } = await startServer((response) => {
      response.once('close', () => {
        isConnected = false;
      });
      reader.abort(new Error('The reader has left.'));
    });
    await expect(request(articles.list, { signal: reader.signal }, { baseUrl })).rejects.toThrow(
      'The reader has left.',
    );
    await expect.poll(() => isConnected).toBe(false);
  });

  test.each([200, 500])('throws the reason of a signal that aborts halfway through an answer %i', async (status) => {
    const reader = new AbortController();
    const { baseUrl } = await startServer((response) => response.writeHead(status).write('{'));
    const through: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      reader.abort(new Error('The reader has left.'));
      return response;
    };
    await expect(request(articles.list, { signal: reader.signal }, { baseUrl, fetch: through })).rejects.toThrow(
      'The reader has left.',
    );
  });
});
