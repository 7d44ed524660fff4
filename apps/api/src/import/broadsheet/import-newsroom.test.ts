import { gzipSync } from 'node:zlib';
import { ExportRecord, type CommentRecord } from '@broadsheet/api-contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../../demo/load-demo.ts';
import { describeEachNewsroom, openTestNewsroom } from '../../testing/test-newsroom.ts';
import { countStored } from '../../testing/stored.ts';
import { FileFault } from './file-fault.ts';
import { importNewsroom } from './import-newsroom.ts';
import { bringBack, exportText, fileOf } from './testing/exports.ts';

let demo = '';
beforeAll(async () => {
  const newsroom = await openTestNewsroom('sqlite');
  await loadDemo(newsroom);
  demo = await exportText(newsroom);
  await newsroom.drop();
});
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const lineWith = (words: string) => linesOf(demo).findIndex((line) => line.includes(words)) + 1;
function change(type: string, edit: (record: Record<string, unknown>) => unknown): { text: string; line: number } {
  const lines = linesOf(demo);
  const at = lines.findIndex((line) => line.startsWith(`{"type":"${type}"`));
  const record: unknown = JSON.parse(lines[at] ?? '');
  lines[at] = JSON.stringify(edit(record as Record<string, unknown>));
  return { text: `${lines.join('\n')}\n`, line: at + 1 };
}

describeEachNewsroom('a file that is no whole export', (newsroom) => {
  const header = '{"type":"newsroom","format":"broadsheet","version":1}\n';
  test.each<[string, () => Uint8Array | string, number, RegExp]>([
    ['is empty', () => '', 1, /empty/],
    ['is another file', () => '<rss/>', 1, /no export/],
    ['is of a version to come', () => header.replace('1}', '2}'), 1, /version/],
    ['is cut off between lines', () => linesOf(demo).slice(0, 20).join('\n'), 20, /cut off/],
    ['is compressed and cut off', () => gzipSync(demo).subarray(0, 5000), 1, /cut off: its compression/],
    ['is compressed and damaged', () => gzipSync(demo).fill(7, 2000, 2100), 1, /damaged|cut off/],
    ['is no UTF-8', () => Buffer.concat([Buffer.from(header), Buffer.from([0xff, 0x0a])]), 2, /UTF-8/],
    ['goes on behind its end', () => `${demo}{}`, 0, /behind the end/],
    ['is a bomb', () => gzipSync(Buffer.alloc(80_000_000, 'x')), 1, /more than 64000000 bytes/],
  ])('%s: it is refused, and nothing changes', async (_, make, line, message) => {
    const before = await countStored(newsroom());
    const refused = await bringBack(newsroom(), make()).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(FileFault);
    expect(refused).toMatchObject({ message: expect.stringMatching(message) as unknown });
    if (line > 1) expect(refused).toMatchObject({ line });
    expect(await countStored(newsroom())).toEqual(before);
  });
});

describeEachNewsroom('a mistake in a line', (newsroom) => {
  test.each<[string, () => { text: string; line: number }, RegExp]>([
    ['a wrong field', () => change('article', (each) => ({ ...each, status: 'gone' })), /^\/status: /],
    ['a missing field', () => change('author', ({ bio: _, ...rest }) => rest), /^\/bio: /],
    ['a field too many', () => change('tag', (each) => ({ ...each, colour: 'red' })), /^\/colour: Is not known/],
    ['an unknown type', () => change('tag', (each) => ({ ...each, type: 'poem' })), /^\/type: /],
    ['a script as address', () => change('comment', (each) => ({ ...each, website: 'javascript:x' })), /^\/website: /],
    ['a slug with a dot', () => change('article', (each) => ({ ...each, slug: 'a.md' })), /^\/slug: /],
    [
      'no JSON',
      () => ({ text: demo.replace('{"type":"tag"', '{"type":tag'), line: lineWith('{"type":"tag"') }),
      /JSON/,
    ],
    ['NUL', () => change('article', (each) => ({ ...each, title: 'a\u0000' })), /^\/title: /],
  ])('is named with its place, and nothing changes: %s', async (_, make, message) => {
    const { text, line } = make();
    const before = await countStored(newsroom());
    const { mistakes, isComplete } = await bringBack(newsroom(), text);
    expect({ isComplete, mistakes }).toEqual({
      isComplete: false,
      mistakes: [{ line, message: expect.stringMatching(message) as unknown }],
    });
    expect(await countStored(newsroom())).toEqual(before);
  });
});

describeEachNewsroom('what stands against a record', (newsroom) => {
  const only = (text: string, keep: (record: ExportRecord) => boolean) =>
    linesOf(text)
      .filter((line, at, all) => at === 0 || at === all.length - 1 || keep(ExportRecord.parse(JSON.parse(line))))
      .join('\n');

  test('is told by line, and everything else comes in', async () => {
    expect((await bringBack(newsroom(), demo)).outcome.leftOut).toBe(0);
    const stored = await exportText(newsroom());
    const other = change('article', (each) => ({ ...each, title: 'Another title' }));
    const { outcome } = await bringBack(newsroom(), other.text);
    expect(outcome.faults).toMatchObject([
      { line: other.line, message: expect.stringContaining('other content') as unknown },
    ]);
    const taken = change('author', (each) => ({ ...each, id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9eff' }));
    expect((await bringBack(newsroom(), taken.text)).outcome.faults[0]).toMatchObject({
      line: taken.line,
      message: expect.stringMatching(/^Another author has, or had, the slug /) as unknown,
    });
    expect(await exportText(newsroom())).toBe(stored);
  });

  test('is what it refers to and what is not there', async () => {
    const empty = await openTestNewsroom(newsroom().dialect);
    const { outcome } = await bringBack(
      empty,
      only(demo, ({ type }) => type === 'article' || type === 'comment'),
    );
    expect(outcome.added.get('article') ?? 0).toBeLessThan(3);
    expect(outcome.faults[0]?.message).toMatch(/^There is no (author|section|tag) /);
    expect(outcome.faults.at(-1)?.message).toMatch(/^Its article .* is not here\.$/);
    await empty.drop();
  });

  test('are replies in a circle, and to comments on other articles', async () => {
    const comments = linesOf(demo)
      .map((line) => JSON.parse(line) as ExportRecord)
      .filter((record): record is CommentRecord => record.type === 'comment');
    const [one, other] = comments.filter(({ parentId }) => parentId === null);
    const foreign = comments.find(({ articleId }) => articleId !== one?.articleId);
    if (!one || !other || !foreign) throw new Error('The demo has comments on several articles.');
    const articles = linesOf(demo)
      .filter((line) => !line.startsWith('{"type":"comment"'))
      .slice(0, -1);
    const [a, b] = ['01936f2a-7c1e-7d3a-9f10-000000000001', '01936f2a-7c1e-7d3a-9f10-000000000002'];
    const made = [
      { ...one, id: a, parentId: b },
      { ...one, id: b, parentId: a },
      foreign,
      { ...one, id: '01936f2a-7c1e-7d3a-9f10-000000000003', parentId: foreign.id },
    ].map((comment) => JSON.stringify({ ...comment, fingerprint: null }));
    const empty = await openTestNewsroom(newsroom().dialect);
    const { outcome } = await bringBack(empty, [...articles, ...made, '{"type":"end"}'].join('\n'));
    const messages = outcome.faults.map(({ message }) => message);
    expect(messages).toHaveLength(3);
    expect(messages.filter((message) => message.includes('in a circle'))).toHaveLength(2);
    expect(messages.filter((message) => message.includes('on another article'))).toHaveLength(1);
    await empty.drop();
  });
});

describe.each(['sqlite', 'postgres'] as const)('an import on %s', (dialect) => {
  test('that is stopped goes on when it is run again', async () => {
    const newsroom = await openTestNewsroom(dialect);
    const stop = new AbortController();
    const file = fileOf(demo, 20_000);
    const stopping = {
      read: (pass: 'checking' | 'importing') => {
        let pieces = 0;
        return whileReading(file.read(pass), () => {
          pieces += 1;
          if (pass === 'importing' && pieces === 4) stop.abort();
        });
      },
    };
    expect(await importNewsroom(newsroom, stopping, stop.signal)).toMatchObject({ isComplete: false });
    expect((await bringBack(newsroom, demo)).outcome.leftOut).toBe(0);
    expect(await exportText(newsroom)).toBe(demo);
    await newsroom.drop();
  });

  test('makes bodies safe, as every write does', async () => {
    const newsroom = await openTestNewsroom(dialect);
    const { text } = change('article', (each) => ({ ...each, body: '<p onclick="x">a<script>alert(1)</script></p>' }));
    expect((await bringBack(newsroom, text)).outcome.leftOut).toBe(0);
    const again = await exportText(newsroom);
    expect(again).toContain('"body":"<p>a</p>"');
    expect(again).not.toContain('alert(1)');
    expect((await bringBack(newsroom, text)).outcome).toMatchObject({ leftOut: 0 });
    await newsroom.drop();
  });
});

async function* whileReading<T>(
  pieces: AsyncIterable<T, void, void>,
  onPiece: () => void,
): AsyncGenerator<T, void, void> {
  for await (const piece of pieces) {
    onPiece();
    yield piece;
  }
}
