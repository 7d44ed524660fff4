import { expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';
import { createNewsroom } from '../newsroom.ts';
import { connect } from '../database/connect.ts';
import { testDataKey } from '../testing/test-newsroom.ts';
import { authors } from '../authors/authors.actions.ts';

describeEachApi('an answer that is kept', (api) => {
  test('is sent again byte for byte, with all its headers', async () => {
    const { slug } = await api().admin.authors.create({ body: { name: 'Ilse Marrow' } });
    const first = await api().ask(`GET /v1/authors/${slug}`);
    const second = await api().ask(`GET /v1/authors/${slug}`);
    const ofConnection = ['date', 'connection', 'keep-alive', 'ratelimit'];
    const sent = ({ headers }: { headers: Headers }) => [...headers].filter(([name]) => !ofConnection.includes(name));
    expect(second.text).toBe(first.text);
    expect(sent(second)).toEqual(sent(first));
    const head = await api().ask(`HEAD /v1/authors/${slug}`);
    expect([head.text, sent(head)]).toEqual(['', sent(first)]);
  });

  test('is never older than the last write of this process', async () => {
    let author = await api().admin.authors.create({ body: { name: 'Tomas Okoro' } });
    for (let round = 1; round <= 20; round += 1) {
      const roleLine = `Editor ${round}`;
      author = await api().admin.authors.update({ idOrSlug: author.id, ifVersion: author.version, body: { roleLine } });
      expect((await api().reader.authors.get({ idOrSlug: author.id })).roleLine).toBe(roleLine);
      expect((await api().reader.authors.get({ idOrSlug: author.id })).roleLine).toBe(roleLine);
    }
  });

  test('is never older than the last write of another process', async () => {
    const { newsroom, reader } = api();
    const elsewhere = connect(newsroom.address);
    const other = createNewsroom(elsewhere, { dataKey: testDataKey, log: newsroom.log });
    for (let round = 1; round <= 20; round += 1) {
      const { id } = await authors.create(other, {
        name: `Writer ${round}`,
        roleLine: '',
        bio: '',
        links: [],
        avatarUrl: null,
      });
      const { items } = await reader.authors.list({ limit: 100 });
      expect(items.some((author) => author.id === id)).toBe(true);
      await reader.authors.list({ limit: 100 });
    }
    await elsewhere.db.destroy();
  });

  test('answers If-None-Match with 304', async () => {
    const { headers } = await api().ask('GET /v1/sections');
    const etag = headers.get('etag') ?? '';
    const again = await api().ask('GET /v1/sections', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('content-length')).toBeNull();
  });

  test('is for readers without a key alone: a draft shows itself to its editors only', async () => {
    const { slug } = await api().admin.articles.create({ body: { title: 'Not yet' } });
    for (const key of ['admin', undefined, 'admin', undefined]) {
      const { status, headers } = await api().ask(`GET /v1/articles/${slug}`, { key });
      expect([key, status]).toEqual([key, key === undefined ? 404 : 200]);
      expect(headers.get('cache-control')).toContain('no-store');
    }
  });
});
