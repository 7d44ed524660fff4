// `npm run bench`: what the product answers a second, beside raw node:http answering the same bytes in the same run.
import { parseArgs } from 'node:util';
import { startNewsroom } from '../src/harness/newsroom.ts';
import { fillArchive } from './fill-archive.ts';
import { fillNewsroom } from './fill-newsroom.ts';
import type { Load } from './load.ts';
import { measure, type Row } from './measure.ts';
import { measurePages, type PagesResult } from './measure-pages.ts';
import { measureStreams } from './measure-streams.ts';
import { measureWrites } from './measure-writes.ts';
import { toPagesReport, toReport, toStreamsReport, toWritesReport } from './report.ts';

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const load: Load = flags.quick
  ? { connections: 20, seconds: 1, rounds: 1, warmUpSeconds: 1 }
  : { connections: 20, seconds: 3, rounds: 3, warmUpSeconds: 2 };

const articleCount = flags.quick ? 60 : 300;
// Readers come from addresses of their own, as through a proxy: limits are those of one address.
const newsroom = await startNewsroom({ TRUSTED_PROXIES: '1' });
try {
  const coldSite = await newsroom.openSite({ PAGE_CACHE_MB: '0' });
  console.log(`Writing ${articleCount} articles …`);
  const { slugs, discussed } = await fillNewsroom(newsroom, { articles: articleCount, comments: 20 });
  const article = `${newsroom.siteUrl}/articles/${discussed}`;
  const rows: Row[] = [
    { name: 'API: article by slug', urls: [`${newsroom.apiUrl}/v1/articles/${discussed}`] },
    { name: 'API: article by slug, 304', urls: [`${newsroom.apiUrl}/v1/articles/${discussed}`], isConditional: true },
    { name: 'API: list of 20', urls: [`${newsroom.apiUrl}/v1/articles?limit=20`] },
    { name: 'API: search', urls: [`${newsroom.apiUrl}/v1/search?q=harbour+ferry`] },
    { name: 'Site: article, cold', urls: slugs.map((slug) => `${coldSite}/articles/${slug}`) },
    { name: 'Site: article with 20 comments, cached', urls: [article] },
    { name: 'Site: article with 20 comments, cached, 304', urls: [article], isConditional: true },
  ];
  const results = [];
  for (const row of rows) {
    console.log(`Measuring ${row.name} …`);
    results.push(await measure(row, load));
  }
  console.log(toReport(results, load));
  const [, , live = discussed] = slugs;
  console.log('Measuring those who read along …');
  const counts = flags.quick ? [1, 500] : [1, 5_000];
  const streams = await measureStreams(newsroom, { slug: live, counts, rounds: flags.quick ? 3 : 20 });
  console.log(toStreamsReport(streams));
  console.log('Measuring comments that are stored …');
  const writing = { slug: slugs[1] ?? discussed, seconds: load.seconds, connections: load.connections };
  console.log(toWritesReport(await measureWrites(newsroom, writing), writing));
  // A quick run has no time to write an archive.
  if (!flags.quick) console.log(toPagesReport(await measureLists(discussed)));
} finally {
  await newsroom.stop();
}

/** Every kind of list, each with its 10,000th page beside the first. */
async function measureLists(slug: string): Promise<PagesResult[]> {
  console.log('Writing an archive of 101,000 articles …');
  fillArchive(newsroom.dataDir, { slug, count: 101_000 });
  const lists: Readonly<Record<string, string>>[] = [
    {},
    { section: 'bench' },
    { author: 'bench-writer' },
    { tag: 'benches' },
    { language: 'en' },
    { sort: '-updated' },
    { tag: 'benches', author: 'bench-writer', section: 'bench', language: 'en', publishedFrom: '2020-01-01' },
  ];
  const results: PagesResult[] = [];
  for (const list of lists) {
    console.log(`Measuring the list ${JSON.stringify(list)} …`);
    results.push(await measurePages(newsroom, list, 500));
  }
  return results;
}
