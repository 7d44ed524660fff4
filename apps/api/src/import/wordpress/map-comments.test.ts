import { describe, expect, test } from 'vitest';
import { mapComments } from './map-comments.ts';
import type { WxrComment } from './wxr.ts';

function comment(fields: Partial<WxrComment> = {}): WxrComment {
  return {
    id: 7,
    author: 'Old Pilot',
    email: 'pilot@example.org',
    url: '',
    ip: '192.0.2.7',
    date: '2013-01-12 09:00:00',
    dateGmt: '2013-01-12 08:00:00',
    content: 'Yes.',
    approved: '1',
    type: '',
    parentId: undefined,
    userId: undefined,
    ...fields,
  };
}

function only(fields: Partial<WxrComment>) {
  const [mapped] = mapComments([comment(fields)]).comments;
  if (mapped === undefined) throw new Error('The comment was left out.');
  return mapped;
}

describe('a comment', () => {
  test.each([
    ['1', 'approved'],
    ['0', 'pending'],
    ['hold', 'pending'],
    ['spam', 'spam'],
    ['trash', 'rejected'],
    ['post-trashed', 'rejected'],
    ['', 'pending'],
    ['constructor', 'pending'],
  ])('that was “%s” is %s', (approved, status) => {
    expect(only({ approved }).status).toBe(status);
  });

  test.each([
    ['', 'comment'],
    ['comment', 'comment'],
    ['pingback', 'pingback'],
    ['trackback', 'trackback'],
  ])('of the kind “%s” is a %s', (type, kind) => {
    expect(only({ type }).kind).toBe(kind);
  });

  test.each([
    ['', 'Anonymous'],
    ['A &amp; <b>B</b>', 'A & B'],
    ['<script>x</script>', 'Anonymous'],
    ['somebody@example.com', 'Anonymous'],
    ['Pilot (Pilot@Example.org)', 'Anonymous'],
    ['x'.repeat(100), `${'x'.repeat(79)}…`],
  ])('by “%s” is by %s', (author, name) => {
    expect(only({ author }).name).toBe(name);
  });

  test.each([
    ['https://pilot.example/', 'https://pilot.example/'],
    ['pilot.example/log', 'http://pilot.example/log'],
    ['http://', null],
    ['javascript:alert(1)', null],
    ['', null],
    ['http://user:pw@pilot.example/', null],
  ])('with the address “%s” leads to %s', (url, website) => {
    expect(only({ url }).website).toBe(website);
  });

  test('keeps only what is an email, an IP address and a date', () => {
    expect(only({ email: 'nobody', ip: '300.1.1.1', date: '', dateGmt: '0000-00-00 00:00:00' })).toMatchObject({
      email: null,
      ipAddress: null,
      createdAt: undefined,
    });
    expect(only({ ip: '2001:db8::1' }).ipAddress).toBe('2001:db8::1');
  });
});

describe('a discussion', () => {
  const order = (comments: readonly WxrComment[]) =>
    mapComments(comments).comments.map(({ originalId, originalParentId }) => [originalId, originalParentId]);

  test('has each reply after what it replies to', () => {
    expect(
      order([
        comment({ id: 3, parentId: 2 }),
        comment({ id: 2, parentId: 1 }),
        comment({ id: 1 }),
        comment({ id: 4, parentId: 2 }),
      ]),
    ).toEqual([
      [1, undefined],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
  });

  test('begins anew where the parent is missing, or replies to itself', () => {
    expect(order([comment({ id: 1, parentId: 9 }), comment({ id: 2, parentId: 2 })])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect(order([comment({ id: 1, parentId: 2 }), comment({ id: 2, parentId: 1 })])).toEqual([
      [2, undefined],
      [1, 2],
    ]);
  });

  test('has no comment twice, and none that was not written for readers', () => {
    const { comments, notes } = mapComments([
      comment(),
      comment(),
      comment({ id: 8, type: 'order_note' }),
      comment({ id: undefined }),
    ]);
    expect(comments.map(({ originalId }) => originalId)).toEqual([7]);
    expect(notes).toEqual([
      'A comment of the kind “order_note” was left out: it was not written for readers.',
      'A comment without a number was left out.',
    ]);
  });
});
