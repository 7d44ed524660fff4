import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toExcerpt } from './excerpt.ts';
import { anyText } from '../testing/any-text.ts';

describe('an excerpt', () => {
  test('is the whole text where that is short', () => {
    expect(toExcerpt('<p>Three councils.</p><p>One timetable.</p>')).toBe('Three councils. One timetable.');
  });

  test('ends behind a whole word, with an ellipsis', () => {
    expect(toExcerpt('<p>Three councils signed a timetable</p>', 20)).toBe('Three councils…');
  });

  test('does not end with a comma, a bracket or a dash before its ellipsis', () => {
    expect(toExcerpt('<p>The boats, (the old ones)</p>', 13)).toBe('The boats…');
    expect(toExcerpt('<p>The boats — all of them</p>', 13)).toBe('The boats…');
    expect(toExcerpt('<p>The end. And more</p>', 10)).toBe('The end…');
  });

  test('ends between words of a script without spaces', () => {
    expect(toExcerpt('<p>韩国与乌克兰就移交战俘问题举行会谈</p>', 8)).toBe('韩国与乌克兰就…');
  });

  test('passes over captions and tables, unless there is nothing else', () => {
    const figure = '<figure><img src="/a.jpg" alt=""><figcaption>A caption</figcaption></figure>';
    expect(toExcerpt(`${figure}<table><tr><td>1</td></tr></table><p>Prose.</p>`)).toBe('Prose.');
    expect(toExcerpt(figure)).toBe('A caption');
  });

  test('is empty where the body is', () => {
    expect(toExcerpt('<p></p>')).toBe('');
  });

  test('is one line within the length, whatever the body', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (html, max) => {
        const excerpt = toExcerpt(html, max);
        expect(excerpt.length).toBeLessThanOrEqual(max);
        expect(excerpt).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
