// What every endpoint of the contract keeps to, whoever writes the next one, besides what it documents (contract.test.ts).
import { allScopes } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints, exampleOf, pathTo } from './testing/endpoints.ts';
import { furnish, type Furnished } from './testing/furnish.ts';
import { expectProblem } from './testing/problems.ts';
import { describeEachApi } from './testing/run-api.ts';

const withBody = allEndpoints.filter(({ body }) => body);
const closed = allEndpoints.filter(({ access }) => access !== 'public');
const scoped = closed.filter(({ access }) => access !== 'identified');

describeEachApi('every endpoint', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const json = (endpoint: (typeof allEndpoints)[number]) => ({ json: exampleOf(endpoint) });

  test.each(closed)('$id refuses those without a key', async (endpoint) => {
    expectProblem(await api().ask(`${endpoint.method} ${pathTo(endpoint, there)}`, json(endpoint)), 'key-required');
  });

  test.each(scoped)('$id refuses a key that has every other scope', async (endpoint) => {
    const key = await api().keyWith(...allScopes.filter((scope) => scope !== endpoint.access));
    const answer = await api().ask(`${endpoint.method} ${pathTo(endpoint, there)}`, { key, ...json(endpoint) });
    expect(expectProblem(answer, 'scope-missing').detail).toContain(endpoint.access);
  });

  test.each(withBody)('$id names the fields that it does not know', async (endpoint) => {
    const request = `${endpoint.method} ${pathTo(endpoint, there)}`;
    const body = Object.assign({ 'a/b~c': 1, headline: 2 }, exampleOf(endpoint));
    const answer = await api().ask(request, { key: 'admin', headers: { 'if-match': '*' }, json: body });
    expectProblem(answer, 'invalid-body', ['/a~1b~0c', '/headline']);
  });

  test.each(withBody)('$id takes JSON alone', async (endpoint) => {
    const request = `${endpoint.method} ${pathTo(endpoint, there)}`;
    const send = (body: string, type: string) =>
      api().ask(request, { key: 'admin', body, headers: { 'if-match': '*', 'content-type': type } });
    expectProblem(await send('title=Ferries', 'application/x-www-form-urlencoded'), 'unsupported-media-type');
    expectProblem(await send('title=Ferries', 'application/json'), 'malformed-request');
    expectProblem(await send('', 'application/json'), 'malformed-request');
  });

  test.each(allEndpoints)('$id knows its parameters', async (endpoint) => {
    const request = `${endpoint.method} ${pathTo(endpoint, there)}?nonsense=1`;
    const answer = await api().ask(request, { key: 'admin', headers: { 'if-match': '*' }, ...json(endpoint) });
    const { errors } = expectProblem(answer, 'invalid-parameter');
    expect(errors).toContainEqual({ pointer: 'nonsense', message: 'Is not known here.' });
  });

  test.each([...new Set(allEndpoints.map(({ path }) => path))])('%s says which methods it knows', async (path) => {
    const known = allEndpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    const allowed = ['OPTIONS', ...known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))];
    const options = await api().ask(`OPTIONS ${path}`);
    expect([options.status, options.text, options.headers.get('allow')]).toEqual([204, '', allowed.join(', ')]);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      if (known.some((each) => each === method)) continue;
      const answer = await api().ask(`${method} ${path}`, { key: 'admin' });
      expectProblem(answer, 'method-not-allowed');
      expect(answer.headers.get('allow')).toBe(allowed.join(', '));
    }
  });
});

describeEachApi('what is no endpoint', (api) => {
  test.each(['GET /', 'GET /v1', 'POST /v2/articles', 'GET /v1/articles/a/b/c', 'DELETE /v1/Articles'])(
    '%s is answered with a problem document',
    async (request) => {
      expectProblem(await api().ask(request), 'not-found');
    },
  );

  test('it says that it lives, that it is ready, and what it is', async () => {
    for (const path of ['/livez', '/readyz']) {
      expect(await api().ask(`GET ${path}`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
    const { body } = await api().ask('GET /openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'http://site.example/api' }] });
  });

  test('nobody may frame an answer, and nothing may be loaded from it', async () => {
    const { headers } = await api().ask('GET /v1/articles');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
  });
});

describe('the table of endpoints', () => {
  test('is not empty in any of its parts', () => {
    for (const part of [withBody, closed, scoped]) expect(part.length).toBeGreaterThan(5);
  });
});
