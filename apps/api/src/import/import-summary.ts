// What an import did, counted and grouped, in bounded memory however long the file is.
import type { ArticleKind, ArticleStatus, CommentStatus } from '@broadsheet/domain';

/** What comes in. A notice is a pingback or a trackback. */
export type Added =
  | `${ArticleKind} ${ArticleStatus}`
  | `${'comment' | 'notice'} ${CommentStatus}`
  | 'author'
  | 'section'
  | 'tag'
  | 'redirect';

/** What is there already and left alone. */
export type Present = ArticleKind | 'comment';

/** How often something was said, and of what: the first few titles. */
export interface Remark {
  count: number;
  readonly titles: string[];
}

const keptTitles = 5;
// The kinds of plugins in one file are few; whoever names thousands wants to fill the memory.
const keptRemarks = 300;
const others = 'There are more reasons than can be told one by one.';

export class ImportSummary {
  readonly added = new Map<Added, number>();
  readonly present = new Map<Present, number>();
  readonly skipped = new Map<string, Remark>();
  readonly notes = new Map<string, Remark>();

  countAdded(what: Added, by = 1): void {
    count(this.added, what, by);
  }

  countPresent(what: Present, by = 1): void {
    count(this.present, what, by);
  }

  /** Says why an item was left out. */
  skip(reason: string, title: string): void {
    remark(this.skipped, reason, { count: 1, titles: title === '' ? [] : [title] });
  }

  /** Says what was changed or lost on the way, and of which item. */
  note(sentence: string, title?: string): void {
    remark(this.notes, sentence, { count: 1, titles: title === undefined || title === '' ? [] : [title] });
  }

  /** Says how often something of the file as a whole was changed; nothing where it never was. */
  noteTimes(sentence: string, count: number): void {
    if (count > 0) remark(this.notes, sentence, { count, titles: [] });
  }

  /** Adds what another summary counted. */
  merge(other: ImportSummary): void {
    for (const [what, number] of other.added) count(this.added, what, number);
    for (const [what, number] of other.present) count(this.present, what, number);
    for (const [reason, each] of other.skipped) remark(this.skipped, reason, each);
    for (const [sentence, each] of other.notes) remark(this.notes, sentence, each);
  }
}

function count<T>(counts: Map<T, number>, what: T, by: number): void {
  if (by > 0) counts.set(what, (counts.get(what) ?? 0) + by);
}

function remark(remarks: Map<string, Remark>, sentence: string, more: Remark): void {
  const key = remarks.has(sentence) || remarks.size < keptRemarks ? sentence : others;
  const known = remarks.get(key);
  if (!known) remarks.set(key, { count: more.count, titles: [...more.titles] });
  else {
    known.count += more.count;
    known.titles.push(...more.titles.slice(0, keptTitles - known.titles.length));
  }
}
