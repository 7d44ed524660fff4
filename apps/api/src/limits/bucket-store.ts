// What all processes share of the limits: who has taken how much.
import type { Taken } from '@broadsheet/service';

/** A wish for tokens of one bucket. */
export interface Wish {
  /** Whose bucket. It names nobody: it is a keyed hash. */
  readonly id: string;
  readonly want: number;
  /** How many tokens the bucket holds, and gets back in a minute. */
  readonly perMinute: number;
}

/** Where buckets are kept. What it grants is taken from the bucket in that moment, for all processes. */
export interface BucketStore {
  /** Takes from several buckets, each of them named once. Answers in the order of the wishes. */
  take(wishes: readonly Wish[]): Promise<Taken[]>;
  /** Forgets buckets that are full again: they say nothing that a missing one does not. */
  sweep(): Promise<void>;
  close(): void;
}
