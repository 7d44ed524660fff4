import { describe, expect, test } from 'vitest';
import { article, rivers } from '../newspaper.fixture.ts';
import { layOutFront } from './front-layout.ts';

const picture = { url: '/a.svg', alt: '', caption: '', credit: '' };
const sport = { slug: 'sport', name: 'Sport' };
const sections = [sport, rivers];

function stories(count: number) {
  return Array.from({ length: count }, (_, index) => article(index + 1));
}

describe('the layout of the front page', () => {
  test('leads with the newest story', () => {
    expect(layOutFront(stories(3), sections).lead?.title).toBe('Story 1');
  });

  test('leads with one of the newest stories that has a picture, where the newest has none', () => {
    const [first, second, third] = [article(1), article(2), article(3, { leadImage: picture })];
    const { lead, seconds } = layOutFront([first, second, third], sections);
    expect(lead).toBe(third);
    expect(seconds).toEqual([first, second]);
  });

  test('does not lead with an old story for its picture', () => {
    expect(layOutFront([...stories(10), article(11, { leadImage: picture })], sections).lead?.title).toBe('Story 1');
  });

  test('shows every story once, besides among the most discussed', () => {
    const { lead, seconds, thirds, briefs, shelves } = layOutFront(stories(15), sections);
    const shown = [lead, ...seconds, ...thirds, ...briefs, ...shelves.flatMap((shelf) => shelf.stories)];
    expect(shown.map((story) => story?.title)).toEqual(stories(15).map(({ title }) => title));
  });

  test('fills shelves in the order of the navigation, and those without a section last', () => {
    const below = [
      article(21, { section: null }),
      article(22),
      article(23, { section: { id: 'x', slug: 'sport', name: 'Sport' } }),
    ];
    const { shelves } = layOutFront([...stories(12), ...below], sections);
    expect(shelves.map(({ section }) => section?.slug)).toEqual(['sport', 'rivers', undefined]);
  });

  test('leaves no gap beside an odd shelf', () => {
    const inSport = { section: { id: 'x', slug: 'sport', name: 'Sport' } };
    const oneEach = layOutFront([...stories(12), article(21, inSport), article(22)], sections).shelves;
    expect(oneEach.map(({ isWide }) => isWide)).toEqual([false, false]);
    const threeShelves = layOutFront(
      [...stories(12), article(21, inSport), article(22), article(23, { section: null })],
      sections,
    ).shelves;
    expect(threeShelves.map(({ isWide }) => isWide)).toEqual([false, false, true]);
  });

  test('names the most discussed stories, the most comments first, and none without any', () => {
    const counted = [article(1, { commentCount: 2 }), article(2), article(3, { commentCount: 9 })];
    expect(layOutFront(counted, sections).mostDiscussed.map(({ title }) => title)).toEqual(['Story 3', 'Story 1']);
  });

  test('is empty before the first story', () => {
    expect(layOutFront([], sections)).toMatchObject({
      lead: null,
      seconds: [],
      briefs: [],
      shelves: [],
      mostDiscussed: [],
    });
  });
});
