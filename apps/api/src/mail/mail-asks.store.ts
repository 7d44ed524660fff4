import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A mail that somebody had sent by typing an address. */
export interface MailAsk {
  readonly id: string;
  readonly kind: string;
  readonly recipientHash: string;
  readonly senderHash: string | null;
  readonly at: string;
}

/** How many mails of a kind went to this address, and were asked for from this network, since then. */
export async function countAsks(
  db: Db,
  { kind, recipientHash, senderHash, since }: Omit<MailAsk, 'id' | 'at'> & { readonly since: string },
): Promise<{ toRecipient: number; fromSender: number }> {
  const asks = db.selectFrom('mail_asks').where('kind', '=', kind).where('at', '>=', since);
  const counted = asks.select((eb) => eb.fn.countAll<number>().as('count'));
  const toRecipient = await counted.where('recipient_hash', '=', recipientHash).executeTakeFirstOrThrow();
  if (senderHash === null) return { toRecipient: toRecipient.count, fromSender: 0 };
  const fromSender = await counted.where('sender_hash', '=', senderHash).executeTakeFirstOrThrow();
  return { toRecipient: toRecipient.count, fromSender: fromSender.count };
}

export async function insertAsk(db: Db, { id, kind, recipientHash, senderHash, at }: MailAsk): Promise<void> {
  const row = { id, kind, recipient_hash: recipientHash, sender_hash: senderHash, at };
  await db.insertInto('mail_asks').values(row).execute();
}

export async function deleteAsksBefore(db: Db, time: string): Promise<void> {
  await db.deleteFrom('mail_asks').where('at', '<', time).execute();
}
