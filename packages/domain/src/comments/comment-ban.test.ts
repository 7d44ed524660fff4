import { expect, test } from 'vitest';
import { CommentBanDraft } from './comment-ban.ts';

test('a range of addresses is kept in one notation', () => {
  expect(CommentBanDraft.parse({ kind: 'address', value: '::ffff:192.0.2.9/120' })).toEqual({
    ...{ kind: 'address', value: '192.0.2.0/24', reason: '', expiresAt: null },
  });
});

test.each([
  ['address', '0.0.0.0/0'],
  ['address', '10.0.0.0/7'],
  ['address', '::/0'],
  ['address', '2000::/15'],
  ['address', 'localhost'],
  ['name', '*'],
  ['name', '***'],
  ['email', '*@example.org'],
])('nobody bans the %s %s', (kind, value) => {
  expect(CommentBanDraft.safeParse({ kind, value }).error?.issues).toMatchObject([{ path: ['value'] }]);
});
