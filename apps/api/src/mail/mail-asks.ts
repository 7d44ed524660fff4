// How many mails strangers can have sent to an address by typing it: few, so that a form is no way to bury a mailbox.
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { countAsks, deleteAsksBefore, insertAsk } from './mail-asks.store.ts';

/** Who asks for a mail. */
export interface Asker {
  readonly to: string;
  readonly kind: string;
  /** Keyed hash of the network that they ask from; null where nobody knows. */
  readonly senderHash: string | null;
}

const day = 24 * 60 * 60 * 1000;
const mostToOneAddress = 5;
const mostFromOneNetwork = 20;

/** Whether one more mail of this kind may be sent, which then counts. */
export async function mayAsk(
  { vault, newId }: Newsroom,
  { db, now }: Write,
  { to, kind, senderHash }: Asker,
): Promise<boolean> {
  const recipientHash = vault.hash('email', to.trim().toLowerCase());
  const since = dayBefore(now);
  const counts = await countAsks(db, { kind, recipientHash, senderHash, since });
  if (counts.toRecipient >= mostToOneAddress || counts.fromSender >= mostFromOneNetwork) return false;
  await insertAsk(db, { id: newId(), kind, recipientHash, senderHash, at: now });
  return true;
}

/** Forgets who was mailed more than a day ago. */
export async function forgetOldAsks({ db, now }: Newsroom): Promise<void> {
  await deleteAsksBefore(db, dayBefore(now()));
}

function dayBefore(now: string): string {
  return new Date(Date.parse(now) - day).toISOString();
}
