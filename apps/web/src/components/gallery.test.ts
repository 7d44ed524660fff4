import { describe, expect, test } from 'vitest';
import { groupPictures } from './gallery.ts';

const picture = '<figure><img alt="" src="a.png"><figcaption>A</figcaption></figure>';

describe('pictures in a body', () => {
  test('that follow each other stand in a gallery', () => {
    expect(groupPictures(`<p>a</p>${picture}\n${picture}${picture}<p>b</p>${picture}`)).toBe(
      `<p>a</p><div class="gallery">${picture}\n${picture}${picture}</div><p>b</p>${picture}`,
    );
  });

  test.each([
    ['one by itself', picture],
    ['two with words between them', `${picture}<p>b</p>${picture}`],
    ['one that is aligned by itself', `${picture}<figure class="alignleft"><img alt="" src="a.png"></figure>`],
    ['a table as a figure', '<figure><table></table></figure><figure><pre></pre></figure>'],
    ['two in places of their own', `<blockquote>${picture}</blockquote>${picture}`],
    ['what only looks like two', '<p><img alt="</figure><figure><img></figure><figure>" src="a.png"></p>'],
  ])('%s is left as it is', (_, body) => {
    expect(groupPictures(body)).toBe(body);
  });
});
