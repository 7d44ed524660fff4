import { expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { manyLinks } from './many-links.ts';

const context = { commentPolicy: 'open', articleStatus: 'published', approvedCommentsOfReader: 9 } as const;

function verdictOn(body: string) {
  const submission = CommentSubmission.parse({ body, name: 'Pilot', email: 'pilot@example.org' });
  return manyLinks.judge(submission, context);
}

test('a comment with three links does not wait for their sake', () => {
  expect(verdictOn('http://a.example https://www.b.example www.c.example')).toBeUndefined();
});

test('a comment with four links waits for a moderator, and says how many it has', () => {
  expect(verdictOn('http://a.example https://www.b.example www.c.example HTTPS://d.example')).toEqual({
    verdict: 'hold',
    reason: 'It has 4 links; more than 3 wait for a moderator.',
  });
});

test('links count also where they are written as markup or stand close together', () => {
  expect(verdictOn('<a href="http://a">a</a>[url=http://b]b[/url](https://c)http://d')?.verdict).toBe('hold');
});

test('words that only look like links do not count', () => {
  expect(verdictOn('http https wwww. awww. :// http:/ '.repeat(9))).toBeUndefined();
});
