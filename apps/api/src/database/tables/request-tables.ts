/** What is kept of a request with an Idempotency-Key. What it wrote and was answered is encrypted. */
export interface RememberedTable {
  /** Keyed hash of the key and its holder. */
  request: string;
  fingerprint: string;
  created_at: string;
}
