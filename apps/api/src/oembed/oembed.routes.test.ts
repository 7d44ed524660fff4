import { Embedding } from '@broadsheet/api-contract';
import { beforeAll, expect, test } from 'vitest';
import { insertOldAddresses } from '../addresses/addresses.store.ts';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('what other sites show of an article', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const askFor = (url: string, more = '') => api().ask(`GET /v1/oembed?url=${encodeURIComponent(url)}${more}`);
  const here = (path: string) => `http://site.example${path}`;

  test('is a quotation with a link, after oEmbed', async () => {
    const { article, author } = there;
    const { status, body } = await askFor(here(`/articles/${article.slug}?utm=1#comments`));
    expect(status).toBe(200);
    expect(Embedding.parse(body)).toMatchObject({
      title: article.title,
      author_name: author.name,
      author_url: here(`/authors/${author.slug}`),
      provider_name: 'The Example',
      provider_url: here('/'),
    });
    expect(Embedding.parse(body).html).toContain(`<a href="${here(`/articles/${article.slug}`)}">`);
  });

  test('fits into the room that there is', async () => {
    const { body } = await askFor(here(`/articles/${there.article.slug}`), '&maxwidth=300&maxheight=90');
    expect(body).toMatchObject({ width: 300, height: 90 });
  });

  test('is XML for those who want it', async () => {
    const answer = await askFor(here(`/articles/${there.article.slug}`), '&format=xml');
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(answer.text).toContain('<oembed><version>1.0</version><type>rich</type>');
    expect(answer.text).toContain('&lt;blockquote ');
  });

  test('cannot be broken out of by a headline', async () => {
    const { admin } = api();
    const body = { title: '"><script>alert(1)</script>\'', body: '<p>x</p>', authors: [{ author: there.author.id }] };
    const draft = await admin.articles.create({ body });
    await admin.articles.publish({ idOrSlug: draft.id, ifVersion: draft.version });
    const answer = Embedding.parse((await askFor(here(`/articles/${draft.slug}`))).body);
    expect(answer.html.match(/<\/?(\w+)/g)).toEqual([
      ...['<blockquote', '<p', '<a', '</a', '</p', '<p', '</p', '<footer', '</footer', '</blockquote'],
    ]);
  });

  test('is found by every address that the article ever had', async () => {
    const { admin, newsroom } = api();
    const { article } = await furnish(api());
    await insertOldAddresses(newsroom.db, [`/2025/${article.slug}`], { kind: 'article', id: article.id });
    const slug = `${article.slug}-now`;
    await admin.articles.update({ idOrSlug: article.id, ifVersion: article.version, body: { slug } });
    for (const path of [`/articles/${article.slug}`, `/articles/${slug}`, `/2025/${article.slug}/`]) {
      expect((await askFor(here(path))).body).toMatchObject({ title: article.title });
    }
  });

  test('is not there for drafts, nor for what is no article', async () => {
    for (const path of [`/articles/${there.draft.slug}`, '/', '/articles/%FF', `/sections/${there.section.slug}`]) {
      expectProblem(await askFor(here(path)), 'not-found');
    }
  });

  test('is refused for other sites', async () => {
    for (const url of [
      'https://evil.example/articles/x',
      'javascript:alert(1)',
      'no address',
      'http://site.example.evil.example/',
    ]) {
      expectProblem(await askFor(url), 'invalid-parameter', ['url']);
    }
  });
});
