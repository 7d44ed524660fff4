// What search asks of a database, in no database's own language.
import type { SearchPhrase } from '@broadsheet/domain';
import type { RawBuilder } from 'kysely';
import type { Newsroom } from '../newsroom.ts';
import type { IndexedText, IndexedWords } from './index-words.ts';

type Db = Newsroom['db'];

/**
 * One thing that a document must have: one of these phrases in its text, or one of these filters. The latter stand for
 * names, which an article is found by and its comments are not.
 */
export interface Wanted {
  readonly phrases: readonly SearchPhrase[];
  readonly filters: readonly string[];
}

/** What a document must have and must not have. `all` is never empty. */
export interface Match {
  readonly all: readonly Wanted[];
  readonly none: readonly Wanted[];
  /** Each of them. */
  readonly filters: readonly string[];
}

/** Where everything of `all` has to stand: in the title, in title or dek or the names it is filed under, anywhere. */
export type Tier = 'title' | 'head' | 'all';

/** Which documents are looked at: numbers from `from` up to and with `to`, the highest first, at most `limit` of them. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** The full-text index of one kind of database. */
export interface FullText {
  /** Indexes a document that has its row already. */
  put(db: Db, docid: number, document: IndexedText & { filters: string }): Promise<void>;
  /** Takes documents out. Their rows are gone already. */
  remove(db: Db, docids: readonly number[]): Promise<void>;
  putName(db: Db, id: number, words: IndexedWords): Promise<void>;
  removeName(db: Db, id: number): Promise<void>;
  /** The best of the documents in the window that match, the best first. */
  findBest(db: Db, match: Match, window: Window & { tier: Tier }): Promise<number[]>;
  /** The statement that selects, as `docid`, the documents in the window that match, the highest number first. */
  selectNewest(match: Match, window: Window): RawBuilder<{ docid: number }>;
  /** Published articles whose titles have all of these, the newest first. */
  findTitles(db: Db, phrases: readonly SearchPhrase[], limit: number): Promise<number[]>;
  /** Names that have all of these, or one of them where `any`. */
  findNames(db: Db, phrases: readonly SearchPhrase[], asked: { limit: number; any: boolean }): Promise<number[]>;
}
