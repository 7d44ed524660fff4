// What is decided of discussions comes back, and still works.
import { randomUUID } from 'node:crypto';
import type { CommentBanRecord, ExportLine, ReplySubscriptionRecord } from '@broadsheet/api-contract';
import { expect, test } from 'vitest';
import { findBan } from '../../moderation/bans.actions.ts';
import { describeEachNewsroom } from '../../testing/test-newsroom.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { bringBack, exportText, toText } from './testing/exports.ts';

const at = '2026-11-23T08:30:00.000Z';
const ban = (value: string | null): CommentBanRecord => ({
  ...{ type: 'comment-ban', id: randomUUID(), kind: 'address', value, reason: 'Advertises.', createdAt: at },
  ...{ createdBy: 'admin', expiresAt: null },
});
const file = (...records: ExportLine[]) =>
  toText([{ type: 'newsroom', format: 'broadsheet', version: 1 }, ...records, { type: 'end' }]);

describeEachNewsroom('what is decided of discussions', (newsroom) => {
  const faultsOf = async (...records: ExportLine[]) =>
    (await bringBack(newsroom(), file(...records))).outcome.faults.map(({ message }) => message);

  test('bans whom it banned before, once, and nobody where it could not be opened', async () => {
    const sender = { email: 'pilot@example.org', name: 'Old Pilot', ipAddress: '192.0.2.7' };
    const asked = { ...newsroom(), now: newsroom().now() };
    expect(await findBan(asked, sender)).toBeUndefined();
    expect(await faultsOf(ban('192.0.2.0/24'))).toEqual([]);
    expect(await findBan(asked, sender)).toBe('The IP address is banned: Advertises.');
    expect(await faultsOf(ban('192.0.2.0/24'))).toEqual(['Another ban here looks at the same.']);
    expect(await faultsOf(ban(null))).toEqual(['What it looks at could not be opened where it was exported.']);
  });

  test('mails nobody of a discussion that is not here', async () => {
    const subscription: ReplySubscriptionRecord = {
      ...{ type: 'reply-subscription', id: randomUUID(), articleId: randomUUID(), email: 'pilot@example.org' },
      ...{ askedAt: at, confirmedAt: at, lastDigestAt: null },
    };
    expect(await faultsOf(subscription)).toEqual([
      'Its article is not here, or its reader has such a subscription already.',
    ]);
  });

  test('leaves out a comment whose history is that of another one', async () => {
    await loadDemo(newsroom());
    const lines = (await exportText(newsroom())).split('\n');
    const found = lines.find((line) => line.startsWith('{"type":"comment"')) ?? '';
    const comment = JSON.parse(found) as Extract<ExportLine, { type: 'comment' }>;
    const note = { id: randomUUID(), text: 'Seen.', createdAt: at, createdBy: 'admin' };
    const copy = () => ({ ...comment, id: randomUUID(), parentId: null, fingerprint: null, notes: [note] });
    expect(await faultsOf(copy())).toEqual([]);
    expect(await faultsOf(copy())).toEqual([`What has the id ${note.id} in it is here already.`]);
  });
});
