import { expect, test } from 'vitest';
import { findHostNames, findLinks, isHostOf } from './comment-links.ts';

test('a link is found with any scheme, or none, and its host is read as a browser reads it', () => {
  const text =
    'http://www.a.example/x https://me@good.example@b.example www.c.example HTTPS://D.example:80 hxxps://e.example ' +
    'http://xn--bcher-kva.example http://0x7f.1/ http:// [url=http://f.example]f[/url]';
  expect(findLinks(text).map(({ host }) => host)).toEqual([
    ...['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'bücher.example', '127.0.0.1'],
    ...[undefined, 'f.example'],
  ]);
});

test('names of hosts are found where they are hidden', () => {
  const text = 'a[.]example b (dot) example c%2Eexample https://d.example/?u=https%3A%2F%2Fe.example%2F%E9 f．example';
  expect(findHostNames(text)).toEqual(['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example']);
});

test('a host is below another one only at a dot', () => {
  expect(isHostOf('shop.bad.example', ['Bad.example'])).toBe(true);
  expect(isHostOf('notbad.example', ['bad.example'])).toBe(false);
  expect(isHostOf('bücher.example', ['www.xn--bcher-kva.example'])).toBe(true);
});
