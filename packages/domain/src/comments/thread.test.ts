import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildThread, type ThreadedComment, type ThreadEntry } from './thread.ts';

const deep = { depthLimit: 100 };

function comment(id: string, parentId: string | null, createdAt = id): ThreadedComment {
  return { id, parentId, threadId: id, name: `Reader ${id}`, createdAt, isRemoved: false };
}

/** The thread as nested ids: what a reader sees. */
function shape(entries: readonly ThreadEntry<ThreadedComment>[]): unknown {
  return entries.map(({ comment: { id }, replies }) => (replies.length === 0 ? id : [id, shape(replies)]));
}

/** Every entry, without recursion. */
function flatten(entries: readonly ThreadEntry<ThreadedComment>[]): ThreadEntry<ThreadedComment>[] {
  const all = [...entries];
  for (const { replies } of all) all.push(...replies);
  return all;
}

describe('a thread', () => {
  test('has replies under what they reply to, the oldest first', () => {
    const comments = [comment('4', '1'), comment('3', null), comment('2', '1'), comment('1', null), comment('5', '2')];
    expect(shape(buildThread(comments, deep))).toEqual([['1', [['2', ['5']], '4']], '3']);
  });

  test('is in the order of ids where times are equal', () => {
    const comments = ['c', 'a', 'b'].map((id) => comment(id, null, '2026'));
    expect(shape(buildThread(comments, deep))).toEqual(['a', 'b', 'c']);
  });

  test('has what is too deep beside what it replies to, and still says to whom', () => {
    const comments = [comment('1', null), comment('2', '1'), comment('3', '2'), comment('4', '3'), comment('5', '2')];
    const thread = buildThread(comments, { depthLimit: 2 });
    expect(shape(thread)).toEqual([['1', ['2', '3', '4', '5']]]);
    expect(flatten(thread).map(({ inReplyTo }) => inReplyTo)).toEqual([
      null,
      { id: '1', name: 'Reader 1' },
      { id: '2', name: 'Reader 2' },
      { id: '3', name: 'Reader 3' },
      { id: '2', name: 'Reader 2' },
    ]);
  });

  test('is flat with one level', () => {
    const comments = [comment('1', null), comment('2', '1'), comment('3', '2')];
    expect(shape(buildThread(comments, { depthLimit: 1 }))).toEqual(['1', '2', '3']);
  });

  test('begins with a comment whose parent is not there', () => {
    const [entry] = buildThread([comment('2', '1')], deep);
    expect(entry).toMatchObject({ level: 1, inReplyTo: null });
  });

  test('has a comment whose parent is not there under what began its thread', () => {
    const part = [comment('1', null), { ...comment('3', '2'), threadId: '1' }, { ...comment('4', '3'), threadId: '1' }];
    expect(shape(buildThread(part, deep))).toEqual([['1', [['3', ['4']]]]]);
    const replies = buildThread(part, deep)[0]?.replies;
    expect(replies?.[0]?.inReplyTo).toEqual({ id: '2', name: null });
    expect(replies?.[0]?.replies[0]?.inReplyTo).toEqual({ id: '3', name: 'Reader 3' });
  });

  test('keeps the place of what was removed where something stands below it, and no other', () => {
    const removed = (id: string, parentId: string | null) => ({ ...comment(id, parentId), name: '', isRemoved: true });
    const comments = [
      ...[removed('1', null), removed('2', '1'), comment('3', '2'), removed('4', '3')],
      ...[removed('5', null), removed('6', '5')],
    ];
    expect(shape(buildThread(comments, deep))).toEqual([['1', [['2', ['3']]]]]);
    expect(shape(buildThread(comments, { depthLimit: 2 }))).toEqual([['1', ['2', '3']]]);
  });

  test('has a reply under its parent also where a clock put it before', () => {
    expect(shape(buildThread([comment('1', null, '2027'), comment('2', '1', '2026')], deep))).toEqual([['1', ['2']]]);
  });

  test.each([
    ['of one', [comment('1', '1')], ['1']],
    ['of two', [comment('1', '2'), comment('2', '1')], [['1', ['2']]]],
    ['with a tail that is older', [comment('1', '2'), comment('2', '3'), comment('3', '2')], [['2', ['1', '3']]]],
    ['of three', [comment('3', '2'), comment('2', '1'), comment('1', '3')], [['1', [['2', ['3']]]]]],
  ])('begins with the oldest of a ring %s', (_of, comments, expected) => {
    expect(shape(buildThread(comments, deep))).toEqual(expected);
  });

  test('has an id once where the list has it twice', () => {
    expect(shape(buildThread([comment('1', null), comment('1', null)], deep))).toEqual(['1']);
  });

  test('takes comments with more to them, and gives them back as they are', () => {
    const held = { ...comment('1', null), status: 'pending' as const };
    expect(buildThread([held], deep)[0]?.comment.status).toBe('pending');
    expect(buildThread([], deep)).toEqual([]);
  });

  test.each([0, -1, 1.5, NaN])('is refused with %d levels', (depthLimit) => {
    expect(() => buildThread([], { depthLimit })).toThrow(RangeError);
  });
});

describe('any list of comments', () => {
  // Few ids, so that parents are often there, often missing, and often in a ring.
  const anyComments = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 30 }).map(String),
      parentId: fc.option(fc.integer({ min: 0, max: 35 }).map(String)),
      threadId: fc.integer({ min: 0, max: 35 }).map(String),
      name: fc.constant('Reader'),
      isRemoved: fc.constant(false),
      createdAt: fc.integer({ min: 2000, max: 2005 }).map(String),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  );

  test('makes a thread in which each is once, no deeper than allowed, in order', () => {
    fc.assert(
      fc.property(anyComments, fc.integer({ min: 1, max: 6 }), (comments, depthLimit) => {
        const thread = buildThread(comments, { depthLimit });
        const all = flatten(thread);
        expect(all.map((entry) => entry.comment.id).sort()).toEqual(comments.map(({ id }) => id).sort());
        for (const { level, replies } of all) {
          expect(level).toBeLessThanOrEqual(depthLimit);
          for (const reply of replies) expect(reply.level).toBe(level + 1);
        }
        for (const list of [thread, ...all.map(({ replies }) => replies)]) {
          const keys = list.map(({ comment: { createdAt, id } }) => `${createdAt} ${id}`);
          expect(keys).toEqual([...keys].sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  test('makes the same thread in whatever order it comes', () => {
    const shuffled = anyComments.chain((comments) =>
      fc.tuple(fc.constant(comments), fc.shuffledSubarray(comments, { minLength: comments.length })),
    );
    fc.assert(
      fc.property(shuffled, ([comments, others]) => {
        expect(buildThread(others, { depthLimit: 3 })).toEqual(buildThread(comments, { depthLimit: 3 }));
      }),
    );
  });

  test('names what each reply answers, but for one in each ring', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const ids = new Set(comments.map(({ id }) => id));
        const all = flatten(buildThread(comments, deep));
        for (const {
          comment: { id, parentId, threadId },
          inReplyTo,
          level,
        } of all) {
          if (inReplyTo) expect(inReplyTo.id).toBe(parentId);
          else expect(level).toBe(1);
          const isAlone = parentId === null || !(ids.has(parentId) || (ids.has(threadId) && threadId !== id));
          if (isAlone) expect(inReplyTo).toBeNull();
          if (inReplyTo) expect(inReplyTo.name === null).toBe(!ids.has(inReplyTo.id));
        }
      }),
    );
  });

  test.each([
    ['a chain', (index: number) => (index === 0 ? null : String(index - 1))],
    ['a ring', (index: number) => String((index + 99_999) % 100_000)],
    ['one parent', (index: number) => (index === 0 ? null : '0')],
    ['no parents', () => null],
  ])('may be 100,000 long: %s', (_name, parentOf) => {
    const comments = Array.from({ length: 100_000 }, (_, index) => comment(String(index), parentOf(index), '2026'));
    expect(flatten(buildThread(comments.reverse(), { depthLimit: 5 }))).toHaveLength(100_000);
  });
});
