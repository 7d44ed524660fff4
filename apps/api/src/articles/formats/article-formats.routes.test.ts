import { beforeAll, expect, test } from 'vitest';
import { furnish, type Furnished } from '../../testing/furnish.ts';
import { expectProblem } from '../../testing/problems.ts';
import { describeEachApi } from '../../testing/run-api.ts';

describeEachApi('an article for machines', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });

  test('is Markdown with front matter that says what it is', async () => {
    const { article, author, section } = there;
    const answer = await api().ask(`GET /v1/articles/${article.slug}.md`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.text).toBe(
      [
        '---',
        `title: ${JSON.stringify(article.title)}`,
        `url: "http://site.example/articles/${article.slug}"`,
        'publisher: "The Example"',
        `authors: [{"name":${JSON.stringify(author.name)},"url":"http://site.example/authors/${author.slug}"}]`,
        `published: "${article.publishedAt}"`,
        `updated: "${article.updatedAt}"`,
        `section: ${JSON.stringify(section.name)}`,
        `tags: [${JSON.stringify(article.tags[0]?.name)}]`,
        'language: "en"',
        '---',
        '',
        `# ${article.title}`,
        '',
        'The agreement runs to eleven pages.',
        '',
      ].join('\n'),
    );
    expect(await api().reader.articleFormats.markdown({ idOrSlug: article.id })).toBe(answer.text);
  });

  test('says with its ETag whether it is still the same', async () => {
    const path = `/v1/articles/${there.article.slug}.md`;
    const etag = (await api().ask(`GET ${path}`)).headers.get('etag') ?? '';
    expect(await api().ask(`GET ${path}`, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304 });
    expect(await api().ask(`HEAD ${path}`)).toMatchObject({ status: 200, text: '' });
  });

  test('is what it says of itself on its page, as JSON-LD', async () => {
    const answer = await api().ask(`GET /v1/articles/${there.article.slug}.jsonld`);
    expect(answer.headers.get('content-type')).toBe('application/ld+json');
    expect(answer.body).toMatchObject({ '@type': 'NewsArticle', headline: there.article.title });
  });

  test.each(['md', 'jsonld'])('is not there as .%s while it is a draft, whoever asks', async (ending) => {
    expectProblem(await api().ask(`GET /v1/articles/${there.draft.slug}.${ending}`, { key: 'admin' }), 'not-found');
  });

  test.each(['md', 'jsonld'])('leads on as .%s from a slug that it had before', async (ending) => {
    const { admin } = api();
    const { id, slug, version } = await admin.articles.get({ idOrSlug: there.article.id });
    const moved = await admin.articles.update({ idOrSlug: id, ifVersion: version, body: { slug: `${slug}-x` } });
    const answer = await api().ask(`GET /v1/articles/${slug}.${ending}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/v1/articles/${slug}-x.${ending}`]);
    await admin.articles.update({ idOrSlug: id, ifVersion: moved.version, body: { slug } });
  });
});
