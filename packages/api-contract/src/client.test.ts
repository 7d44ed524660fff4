import type { Article, ArticleSummary, ModeratedComment } from '@broadsheet/domain';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createClient, type Client } from './client.ts';
import type { SubmittedComment } from './comments.ts';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { ProblemError } from './problem-error.ts';
import { allEndpoints } from './testing/endpoints.ts';
import { sendJson, startServer } from './testing/small-server.ts';

interface ArticlePage {
  items: ArticleSummary[];
  next: string | null;
  total?: number | undefined;
}

function callOf(client: Client, group: string, name: string): (input: object) => Promise<unknown> {
  const calls = new Map(Object.entries(client)).get(group) ?? {};
  const call = new Map<string, unknown>(Object.entries(calls)).get(name);
  if (typeof call !== 'function') throw new Error(`The client has no ${group}.${name}.`);
  return async (input) => {
    const answer: unknown = await Reflect.apply(call, undefined, [input]);
    return answer;
  };
}

/** The path of an endpoint with `x` for each parameter, and what to call it with. */
function exampleCall({ path, params, body, needsIfMatch }: Endpoint) {
  const parameters = Object.fromEntries(Object.keys(params.shape).map((name) => [name, 'x']));
  return {
    url: path.replaceAll(/\{\w+\}/g, 'x'),
    input: { ...parameters, ...(body && { body: { sent: true } }), ...(needsIfMatch && { ifVersion: 7 }) },
  };
}

describe('the client', () => {
  test('has the groups and names of the contract, and besides them only what follows the changes', () => {
    const namesOf = (groups: object) =>
      Object.entries(groups).map(([group, members]) => [group, Object.keys(members as object)]);
    const { changes, ...others } = createClient({ baseUrl: '' });
    const { follow, ...called } = changes;
    expect(namesOf({ ...others, changes: called }).sort()).toEqual(namesOf(contract).sort());
    expect(follow).toBeTypeOf('function');
  });

  test.each(allEndpoints)(
    'calls $endpoint.method $endpoint.path as $group.$name',
    async ({ group, name, endpoint }) => {
      const { baseUrl, requests } = await startServer((response) => {
        if (endpoint.status === 204) response.writeHead(204).end();
        else sendJson(response, { answered: true }, endpoint.status);
      });
      const { url, input } = exampleCall(endpoint);
      const answer = await callOf(createClient({ baseUrl, key: 'secret' }), group, name)(input);

      const text = endpoint.media && '{"answered":true}';
      expect(answer).toEqual(endpoint.answer ? { answered: true } : text);
      expect(requests).toHaveLength(1);
      expect(requests[0]).toMatchObject({
        method: endpoint.method,
        url,
        headers: { authorization: 'Bearer secret', ...(endpoint.needsIfMatch && { 'if-match': '"7"' }) },
        body: endpoint.body ? '{"sent":true}' : '',
      });
    },
  );

  test('may be called without an input where nothing is required', async () => {
    const { baseUrl, requests } = await startServer((response) => sendJson(response, { items: [], next: null }));
    expect(await createClient({ baseUrl }).articles.list()).toEqual({ items: [], next: null });
    expect(requests[0]?.url).toBe('/v1/articles');
  });

  test('rejects with a ProblemError where the API refuses', async () => {
    const { baseUrl } = await startServer((response) => response.writeHead(503).end());
    await expect(createClient({ baseUrl, retries: 0 }).tags.get({ idOrSlug: 'ferries' })).rejects.toThrow(ProblemError);
  });

  test('knows what comes of the fields and relations that a call chooses', () => {
    const client = createClient({ baseUrl: '' });
    const list = () => client.articles.list({ fields: ['title', 'slug'], include: ['authors', 'comments.count'] });
    type Item = Awaited<ReturnType<typeof list>>['items'][number];
    expectTypeOf<keyof Item>().toEqualTypeOf<'id' | 'version' | 'title' | 'slug' | 'authors' | 'comments'>();
    expectTypeOf<Item['authors'][number]['bio']>().toEqualTypeOf<string>();
    expectTypeOf<Item['comments']>().toEqualTypeOf<{ count: number }>();
    expectTypeOf(list).returns.toExtend<AsyncIterable<{ title: string }>>();
    expectTypeOf(() => client.articles.list({ include: ['body'] })).returns.resolves.toExtend<{
      items: (ArticleSummary & Pick<Article, 'body'>)[];
    }>();
    expectTypeOf(() => client.articles.get({ idOrSlug: 'a', fields: ['title'] })).returns.resolves.toEqualTypeOf<
      Pick<Article, 'id' | 'version' | 'title'>
    >();
  });

  test('sends what is chosen with commas between', async () => {
    const { baseUrl, requests } = await startServer((response) => sendJson(response, { items: [], next: null }));
    await createClient({ baseUrl }).articles.list({ status: ['draft', 'in-review'], fields: ['title', 'slug'] });
    expect(requests[0]?.url).toBe('/v1/articles?fields=title%2Cslug&status=draft%2Cin-review');
  });

  test('knows what each call takes and answers', () => {
    const client = createClient({ baseUrl: '' });
    expectTypeOf(() => client.articles.list({ tag: 'ferries' })).returns.resolves.toEqualTypeOf<ArticlePage>();
    expectTypeOf(() => client.articles.get({ idOrSlug: 'a' })).returns.resolves.toEqualTypeOf<Article>();
    expectTypeOf(client.articles.remove).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(client.comments.submit).returns.resolves.toEqualTypeOf<SubmittedComment>();
    expectTypeOf(client.comments.approve).returns.resolves.toEqualTypeOf<ModeratedComment>();

    type Input<Call extends (input: never) => unknown> = Parameters<Call>[0];
    expectTypeOf<Input<typeof client.articles.get>>().toExtend<{ idOrSlug: string; signal?: AbortSignal }>();
    expectTypeOf<{ idOrSlug: string }>().toExtend<Input<typeof client.articles.get>>();
    expectTypeOf<{ limit: number; section: string }>().toExtend<Input<typeof client.articles.list>>();
    expectTypeOf<{ limit: string }>().toExtend<Input<typeof client.articles.list>>();
    expectTypeOf<undefined>().toExtend<Input<typeof client.articles.list>>();
    expectTypeOf<{ limit: boolean }>().not.toExtend<Input<typeof client.articles.list>>();
    expectTypeOf<undefined>().not.toExtend<Input<typeof client.articles.get>>();
    expectTypeOf<{ idOrSlug: string }>().not.toExtend<Input<typeof client.articles.publish>>();
    expectTypeOf<{ idOrSlug: string; ifVersion: number }>().toExtend<Input<typeof client.articles.publish>>();
    expectTypeOf<{ idOrSlug: string }>().not.toExtend<Input<typeof client.comments.submit>>();
  });
});
