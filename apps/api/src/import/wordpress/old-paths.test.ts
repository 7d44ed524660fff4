import { describe, expect, test } from 'vitest';
import { listAuthorPaths, listCategoryPaths, listOldPaths, listTagPaths } from './old-paths.ts';
import type { WxrItem, WxrSite } from './wxr.ts';

const site: WxrSite = {
  version: '1.2',
  title: '',
  description: '',
  language: '',
  link: 'https://gazette.example',
  baseSiteUrl: 'https://gazette.example',
  baseBlogUrl: 'https://gazette.example',
};

describe('the paths of an item', () => {
  const item: WxrItem = {
    postId: 41,
    title: '',
    link: 'https://gazette.example/2013/ferries/',
    guid: '',
    creator: '',
    content: '',
    excerpt: '',
    pubDate: '',
    postDate: '',
    postDateGmt: '',
    modified: '',
    modifiedGmt: '',
    slug: '',
    status: 'publish',
    type: 'post',
    parentId: undefined,
    password: '',
    isSticky: false,
    commentStatus: '',
    pingStatus: '',
    attachmentUrl: '',
    terms: [],
    meta: [],
    comments: [],
    line: 1,
  };

  test('are its link, its number in both spellings, and every name it had', () => {
    const meta = [
      { key: '_wp_old_slug', value: 'late-ferries' },
      { key: '_wp_old_slug', value: '%d0%bf%d0%b0' },
      { key: 'other', value: 'x' },
    ];
    expect(listOldPaths({ ...item, meta }, site)).toEqual([
      '/2013/ferries',
      '/?p=41',
      '/?page_id=41',
      '/2013/late-ferries',
      '/2013/па',
    ]);
  });

  test('do not come from the guid, which may carry the number of another item', () => {
    expect(listOldPaths({ ...item, guid: 'https://gazette.example/?p=12' }, site)).toEqual([
      '/2013/ferries',
      '/?p=41',
      '/?page_id=41',
    ]);
  });

  test('never are the front page', () => {
    expect(listOldPaths({ ...item, link: 'https://gazette.example/' }, site)).toEqual(['/?p=41', '/?page_id=41']);
    expect(
      listOldPaths(
        { ...item, link: 'https://gazette.example/news/' },
        { ...site, baseBlogUrl: 'https://gazette.example/news' },
      ),
    ).toEqual(['/news?p=41', '/news?page_id=41']);
  });

  test('of a draft are its number alone', () => {
    expect(
      listOldPaths(
        { ...item, link: 'https://gazette.example/?p=41', meta: [{ key: '_wp_old_slug', value: 'x' }] },
        site,
      ),
    ).toEqual(['/?p=41', '/?page_id=41']);
  });
});

describe('the paths of what items refer to', () => {
  const blog = { ...site, baseBlogUrl: 'https://gazette.example/news/' };
  const categories = new Map([
    ['coast', { slug: 'coast', parentSlug: '' }],
    ['ice', { slug: 'ice', parentSlug: 'coast' }],
    ['one', { slug: 'one', parentSlug: 'other' }],
    ['other', { slug: 'other', parentSlug: 'one' }],
  ]);
  const pathsOf = (slug: string) =>
    listCategoryPaths(categories.get(slug) ?? { slug, parentSlug: 'gone' }, blog, (parent) => categories.get(parent));

  test('a category is found under its parents, and by itself', () => {
    expect(pathsOf('coast')).toEqual(['/news/category/coast']);
    expect(pathsOf('ice')).toEqual(['/news/category/coast/ice', '/news/category/ice']);
    expect(pathsOf('fog')).toEqual(['/news/category/fog']);
  });

  test('categories that are each other’s parents are found all the same', () => {
    expect(pathsOf('one')).toEqual(['/news/category/other/one', '/news/category/one']);
  });

  test('a tag is found by its name in its own script', () => {
    expect(listTagPaths('%d0%bf%d0%b0%d1%80%d0%be%d0%bc_1', blog)).toEqual(['/news/tag/паром_1']);
  });

  test.each([
    ['Old Pilot', ['/author/old-pilot']],
    ['old.pilot_7', ['/author/old-pilot_7']],
    ['pilot@gazette.example', ['/author/pilotgazette-example']],
    ['', []],
  ])('the author who signs in as “%s” is found at %s', (login, paths) => {
    expect(listAuthorPaths(login, site)).toEqual(paths);
  });
});
