// Who reads a discussion on the site while it goes on. What happens to it is asked of the API once, rendered once, and
// sent to all of them as the same bytes.
import { ProblemError, type Client, type CommentChange } from '@broadsheet/api-contract';
import type { Change } from '@broadsheet/domain';
import { LiveTopics, toLiveEvents, type LiveNews, type Seat, type ToldEvent } from '@broadsheet/service';
import type { RenderComment } from './comment-renderer.ts';

/** Reads what has changed in the discussion of an article after a place in the log. */
export type ReadChanges = (articleId: string, after: number) => ReturnType<Client['liveComments']['listChanges']>;

/** What discussions are read and drawn with. */
export interface DiscussionParts {
  readonly readChanges: ReadChanges;
  readonly render: RenderComment;
}

// A page that is made anew has all of it in one.
const mostTold = 50;

/** So much is new in a discussion that its page has to be made anew. */
export class TooMuchNewError extends Error {}

/** The discussions that somebody reads. */
export class LiveDiscussions {
  readonly #parts: DiscussionParts;
  readonly #topics: LiveTopics;
  #isFollowing = false;
  #isEnded = false;

  constructor(parts: DiscussionParts) {
    this.#parts = parts;
    this.#topics = new LiveTopics({
      read: (articleId, after) => this.#read(parts.readChanges, articleId, after),
      // The article is gone, or the discussion has to be read anew.
      isOver: (error) =>
        error instanceof TooMuchNewError || (error instanceof ProblemError && error.problem.status < 500),
    });
  }

  /** How many read along. */
  get readers(): number {
    return this.#topics.listeners;
  }

  /** Up to which place in the log what is read from now on is complete; undefined while nobody tells us. */
  get place(): number | undefined {
    return this.#isFollowing && !this.#isEnded ? this.#topics.seen : undefined;
  }

  /** Says that the log is followed from `place` on, and that what was before it may have been missed. */
  begin(place: number): void {
    this.#isFollowing = true;
    this.#topics.advance([], place);
    this.#topics.stirAll();
  }

  /** Says what has happened, up to `place`. */
  take(changes: readonly Change[], place: number): void {
    const prefix = 'article:';
    const subjects = changes.flatMap((change) => change.subjects);
    const articles = subjects.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
    this.#topics.advance(new Set(articles), place);
  }

  /**
   * What somebody missed who knows the article's discussion as it was at `after`, asked for by `readChanges` where
   * nobody has. Undefined while nobody tells us what happens. Throws what `readChanges` throws, and `TooMuchNewError`.
   */
  async prepare(articleId: string, after: number, readChanges: ReadChanges): Promise<Seat | undefined> {
    if (this.place === undefined) return undefined;
    return this.#topics.prepare(articleId, after, () => this.#read(readChanges, articleId, after));
  }

  /** Tells `response`, whose headers must be set, what `seat` has missed, and from then on what happens. */
  listen(seat: Seat, response: Parameters<LiveTopics['listen']>[1]): void {
    if (this.#isEnded) response.end();
    else this.#topics.listen(seat, response);
  }

  /** Ends every stream, for good. */
  end(): void {
    this.#isEnded = true;
    this.#topics.end();
  }

  async #read(readChanges: ReadChanges, articleId: string, after: number): Promise<LiveNews> {
    const { items, next } = await readChanges(articleId, after);
    if (items.length > mostTold) throw new TooMuchNewError();
    const told = await Promise.all(items.map((change) => this.#tell(change)));
    return { events: toLiveEvents(told), next: Number(next) };
  }

  async #tell({ place, id, comment }: CommentChange): Promise<ToldEvent> {
    // It may have gone since.
    const html = comment && (await this.#parts.render(comment, place));
    const event = html
      ? { event: 'comment', data: { id, html, isRemoved: comment.isRemoved } }
      : { event: 'gone', data: { id } };
    return { place: Number(place), ...event };
  }
}
