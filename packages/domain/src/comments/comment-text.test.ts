import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCommentBlocks, type CommentInline } from './comment-text.ts';
import { anyText } from '../testing/any-text.ts';

const text = (written: string) => ({ kind: 'text', text: written });
const link = (written: string, href = written) => ({ kind: 'link', text: written, href });

function linesOf(body: string): (readonly CommentInline[])[] {
  return toCommentBlocks(body).flatMap(({ lines }) => lines);
}

describe('the blocks of a comment', () => {
  test('are its paragraphs, parted by empty lines', () => {
    expect(toCommentBlocks('One\nline two\n\nTwo')).toEqual([
      { kind: 'paragraph', lines: [[text('One')], [text('line two')]] },
      { kind: 'paragraph', lines: [[text('Two')]] },
    ]);
  });

  test('are quotes where lines begin with a greater-than sign', () => {
    expect(toCommentBlocks('> You said\n>this\n>\n> and that\nNo.')).toEqual([
      { kind: 'quote', lines: [[text('You said')], [text('this')], [], [text('and that')]] },
      { kind: 'paragraph', lines: [[text('No.')]] },
    ]);
    expect(toCommentBlocks('>> inner')).toEqual([{ kind: 'quote', lines: [[text('> inner')]] }]);
  });

  test('are two quotes where an empty line parts them', () => {
    expect(toCommentBlocks('> a\n\n> b').map(({ kind }) => kind)).toEqual(['quote', 'quote']);
  });

  test('are none without text', () => {
    expect(toCommentBlocks('')).toEqual([]);
    expect(toCommentBlocks(' \n\n ')).toEqual([]);
  });

  test('hold HTML as the text it is', () => {
    expect(linesOf('<script>alert(1)</script>')).toEqual([[text('<script>alert(1)</script>')]]);
  });
});

describe('a link in a comment', () => {
  test.each([
    ['see https://example.org/a.', [text('see '), link('https://example.org/a'), text('.')]],
    ['(https://example.org/a_(b)).', [text('('), link('https://example.org/a_(b)'), text(').')]],
    ['"https://example.org/?q=1!"', [text('"'), link('https://example.org/?q=1'), text('!"')]],
    ['https://a.example/x,https://b.example/y', [link('https://a.example/x,https://b.example/y')]],
    ['https://a.example/ https://b.example/', [link('https://a.example/'), text(' '), link('https://b.example/')]],
    [
      '请看https://example.org/文。谢谢',
      [text('请看'), link('https://example.org/文', 'https://example.org/%E6%96%87'), text('。谢谢')],
    ],
    ['HTTP://EXAMPLE.ORG', [link('HTTP://EXAMPLE.ORG', 'http://example.org/')]],
    ['https://example.org/a...', [link('https://example.org/a'), text('...')]],
  ])('%s', (body, expected) => {
    expect(linesOf(body)).toEqual([expected]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'www.example.org',
    'http://',
    'https://:',
    'https://user:password@example.org/',
    'https://example.org@evil.example/',
    'https://[',
    'xhttps://example.org/',
    'mailto:a@example.org',
  ])('is not made of %s', (body) => {
    expect(linesOf(body)).toEqual([[text(body)]]);
  });

  test('leads to http or https and nowhere else, and no character of the line is lost, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const written = body.split('\n').filter((each) => each.startsWith('>') || each.trim() !== '');
        const shown = linesOf(body);
        expect(shown.map((parts) => parts.map((part) => part.text).join(''))).toEqual(
          written.map((each) => each.replace(/^> ?/, '')),
        );
        for (const part of shown.flat()) {
          if (part.kind === 'link') expect(part.href).toMatch(/^https?:\/\/[^\s"<>]+$/);
        }
      }),
    );
  });

  test.each(['http://', 'https://a', ')', 'https://a)', '(', '> ', '\n', '.', 'https://a.example/ ', 'https://a('])(
    'is found at once in a million characters of %j',
    (piece) => {
      const before = performance.now();
      toCommentBlocks(`https://a${piece.repeat(Math.ceil(1_000_000 / piece.length))}`);
      expect(performance.now() - before).toBeLessThan(5000);
    },
  );
});
