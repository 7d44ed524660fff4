import { describe, expect, test } from 'vitest';
import { CommentEdit, editableUntil, statusAfterEdit } from './comment-editing.ts';

test('a comment may be changed for as many minutes as the newspaper gives', () => {
  const createdAt = '2026-11-23T23:55:00.000Z';
  expect(editableUntil({ createdAt, editMinutes: 10 })).toBe('2026-11-24T00:05:00.000Z');
  expect(editableUntil({ createdAt, editMinutes: 0 })).toBe(createdAt);
});

describe('a comment that its author changes', () => {
  test('stays published where the rules have nothing against it', () => {
    expect(statusAfterEdit('approved', 'approved')).toBe('approved');
  });

  test('waits for a moderator where a rule holds what it says now', () => {
    expect(statusAfterEdit('approved', 'pending')).toBe('pending');
  });

  test.each(['approved', 'pending'] as const)('is refused where a rule refuses what it says now: %s', (current) => {
    expect(statusAfterEdit(current, 'rejected')).toBe('rejected');
  });

  test.each(['pending', 'rejected', 'spam'] as const)('comes no nearer to readers by that: %s', (current) => {
    expect(statusAfterEdit(current, 'approved')).toBe(current);
    expect(statusAfterEdit('spam', 'rejected')).toBe('spam');
  });
});

test('a change is text in paragraphs, and there has to be some', () => {
  expect(CommentEdit.parse({ body: ' One.\r\n\r\n\r\nTwo. ' })).toEqual({ body: 'One.\n\nTwo.' });
  expect(CommentEdit.safeParse({ body: ' \n ' }).success).toBe(false);
  expect(CommentEdit.safeParse({ body: 'x', name: 'Somebody else' }).success).toBe(false);
});
