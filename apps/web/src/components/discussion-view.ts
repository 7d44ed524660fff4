// What of a discussion a page shows.
import type { CommentThread, ThreadSort } from '@broadsheet/api-contract';

/** The way to what is not shown of a thread. */
export interface MoreReplies {
  readonly href: string;
  readonly label: string;
}

/** A page of the threads of an article. */
export interface DiscussionView {
  readonly articlePath: string;
  readonly sort: ThreadSort;
  readonly threads: readonly CommentThread[];
  /** How many comments there are, also those that are not here. */
  readonly count: number;
  /** Where the threads behind these are. */
  readonly morePath: string | null;
  /** Where more of the only thread is. Without it, the thread says so itself. */
  readonly moreReplies?: MoreReplies;
  /** Whether there is enough of it that readers may want another order. */
  readonly isOrdered: boolean;
}
