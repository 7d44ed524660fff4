import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { describe, expect, test } from 'vitest';
import { requestFor, rivers } from '../newspaper.fixture.ts';
import { loadError } from './error.loader.ts';
import ErrorPage from './ErrorPage.vue';

describe('the page in place of one that cannot be shown', () => {
  test('says that there is nothing, and leads on', async () => {
    const { props, head } = await loadError(requestFor({ sections: [rivers] }), 404);
    const html = await renderToString(createSSRApp(ErrorPage, { ...props }));
    expect(html).toContain('There is no page at this address');
    expect(html).toContain('href="/sections/rivers"');
    expect(html).toContain('<a class="button" href="/">');
    expect(head.indexed).toBe(false);
  });

  test.each([500, 503])('asks nobody for anything with a %i', async (status) => {
    const { client: _client, ...request } = requestFor({});
    const client = new Proxy({} as typeof _client, { get: () => expect.unreachable('The API was asked.') });
    const { props } = await loadError({ ...request, client }, status);
    expect(props.frame.sections).toEqual([]);
  });
});
