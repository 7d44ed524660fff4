// What is found by what, in which order, and what of it is marked.
import { beforeAll, describe, expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';
import { comment, found, publish } from './testing/searching.ts';

describeEachApi('searching', (api) => {
  beforeAll(async () => {
    const { admin } = api();
    const author = await admin.authors.create({ body: { name: 'Ilse Marrow' } });
    const section = await admin.sections.create({ body: { name: 'Coasts' } });
    const filed = { authors: [{ author: author.id }], section: section.id };
    await publish(api(), { title: 'In the text', body: `<p>${'Talk of lighthouses, lighthouses. '.repeat(20)}</p>` });
    await publish(api(), { title: 'In the dek', dek: 'About a lighthouse.' });
    const first = await publish(api(), {
      title: 'The lighthouse',
      body: '<p>Cold water under the old pier.</p>',
      ...filed,
    });
    await publish(api(), {
      title: 'Old water',
      body: '<p>The water was cold, the café shut.</p>',
      tags: ['Ärmelkanal'],
    });
    await publish(api(), { title: '서울에서 열린 회의', language: 'ko', body: '<p>우크라이나 대표단이 도착했다.</p>' });
    await publish(api(), { title: '北京大学的会议', language: 'zh', body: '<p>代表团抵达首都。</p>' });
    await publish(api(), { title: '東京都の会議', language: 'ja', body: '<p>代表団は水曜日に到着した。</p>' });
    await publish(api(), { title: 'محادثات في المدينة', language: 'ar', body: '<p>وصل الوفد إلى أحمد.</p>' });
    await publish(api(), {
      title: 'Переговори у Києві',
      language: 'uk',
      body: '<p>Делегація відвідала п’ять портів.</p>',
    });
    await comment(api(), first, 'That was my crew, and it was lentil soup.');
  });

  test('puts the title over the dek over the text, however often it is said there', async () => {
    expect(await found(api(), 'lighthouse')).toEqual(['The lighthouse', 'In the dek', 'In the text']);
  });

  test.each([
    ['every word has to be there', 'cold pier', ['The lighthouse']],
    ['a phrase stands as it is written', '"cold water"', ['The lighthouse']],
    ['words of a phrase alone are no phrase', '"water cold"', []],
    ['joined words stand together', 'cold-water', ['The lighthouse']],
    ['the beginning of a word', 'lightho*', ['The lighthouse', 'In the dek', 'In the text']],
    ['without a word', 'water -pier', ['Old water']],
    ['without a phrase', 'water -"cold water"', ['Old water']],
    ['without what stands in the text of a title that fits', 'lighthouse -pier -talk', ['In the dek']],
    ['another form of a word', 'piers', ['The lighthouse']],
    ['another form is not meant in quotation marks', '"piers"', []],
    ['accents do not count', 'CAFE', ['Old water']],
    ['nor where the text has none', 'lighthoüse "cöld wäter"', ['The lighthouse']],
    ['the name of an author', 'marrow', ['The lighthouse']],
    ['the name of an author with a word', 'marrow lighthouse', ['The lighthouse']],
    ['the name of a section', 'coasts', ['The lighthouse']],
    ['the name of a tag', 'armelkanal', ['Old water']],
    ['a comment', 'lentil', ['comment by Old Pilot']],
    ['who wrote a comment', '"old pilot"', ['comment by Old Pilot']],
    ['a Korean word that carries a particle', '서울', ['서울에서 열린 회의']],
    ['a Korean word that carries another particle', '서울의', ['서울에서 열린 회의']],
    ['a Korean word within another', '대표단', ['서울에서 열린 회의']],
    ['a Chinese word', '大学', ['北京大学的会议']],
    ['a Chinese name within a longer one', '北京', ['北京大学的会议']],
    ['a single Chinese character', '抵', ['北京大学的会议']],
    ['not two Chinese characters that stand apart', '北学', []],
    ['a Japanese word', '水曜日', ['東京都の会議']],
    ['a Japanese name within a longer one', '東京', ['東京都の会議']],
    ['an Arabic word without its article', 'مدينة', ['محادثات في المدينة']],
    ['an Arabic word in another spelling, with vowels', 'اَلمَدِينَه', ['محادثات في المدينة']],
    ['an Arabic name with another alef', 'احمد', ['محادثات في المدينة']],
    ['a Ukrainian word in another case', 'порти', ['Переговори у Києві']],
    ['a Ukrainian word with another apostrophe', "п'ять", ['Переговори у Києві']],
    ['nothing', 'submarine', []],
  ])('finds %s: %s', async (_, q, titles) => {
    expect(await found(api(), q)).toEqual(titles);
  });

  describe('marks', () => {
    const hit = async (q: string) => (await api().reader.search.find({ q })).items[0];
    const cut = ({ text, ranges }: { text: string; ranges: { start: number; end: number }[] }) =>
      ranges.map(({ start, end }) => text.slice(start, end));

    test('the words in title and text, in whatever form they stand there', async () => {
      const article = await hit('lighthouses waters');
      if (article?.type !== 'article') throw new Error('An article is found.');
      expect(cut(article.title)).toEqual(['lighthouse']);
      expect(article.snippet.text).toBe('Cold water under the old pier.');
      expect(cut(article.snippet)).toEqual(['water']);
    });

    test('parts of words without spaces, and nothing else', async () => {
      const article = await hit('서울');
      if (article?.type !== 'article') throw new Error('An article is found.');
      expect(article.title).toEqual({ text: '서울에서 열린 회의', ranges: [{ start: 0, end: 2 }] });
      expect(article.snippet).toEqual({ text: '우크라이나 대표단이 도착했다.', ranges: [] });
    });

    test('what was said in a comment, under which article', async () => {
      expect(await hit('lentil')).toMatchObject({
        type: 'comment',
        article: { title: 'The lighthouse' },
        snippet: { text: 'That was my crew, and it was lentil soup.', ranges: [{ start: 29, end: 35 }] },
      });
    });
  });
});
