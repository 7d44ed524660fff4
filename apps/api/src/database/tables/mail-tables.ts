/** A mail that waits to be sent. It is deleted when it was. */
export interface MailTable {
  id: string;
  /** What it is about, for the log; of one that is written when it is sent, who writes it. */
  kind: string;
  recipient_hash: string;
  recipient_sealed: string;
  /** JSON, encrypted. */
  content_sealed: string;
  /** Of those with the same, only one waits at a time. */
  only_one: string | null;
  created_at: string;
  /** How often sending was begun. */
  attempts: number;
  /** While it is being sent: when another process may think that the one that sends it has died. */
  next_attempt_at: string;
}

/** A mail that somebody had sent who only typed the address. Forgotten after a day. */
export interface MailAskTable {
  id: string;
  kind: string;
  recipient_hash: string;
  /** Keyed hash of the network that it was asked for from. */
  sender_hash: string | null;
  at: string;
}

/** Who wants to be mailed of replies in the discussion of an article. */
export interface ReplySubscriptionTable {
  id: string;
  article_id: string;
  email_hash: string;
  email_sealed: string;
  asked_at: string;
  confirmed_at: string | null;
  last_digest_at: string | null;
}

/** A reply that a subscriber is to be told of, or has been. */
export interface ReplyNoticeTable {
  subscription_id: string;
  comment_id: string;
  told_at: string | null;
}
