// Who reads a discussion while it goes on. The change log is followed once for all of them, and what happens to a
// discussion is read once for all who read it.
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentChange, GoneComment } from '@broadsheet/api-contract';
import { LiveTopics, toLiveEvents, type LiveNews, type Seat, type ToldEvent } from '@broadsheet/service';
import { readLog, toPlace, type LoggedChange } from '../../changes/following.actions.ts';
import type { Attach } from '../../http/reply.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import { listCommentChanges } from './comment-changes.actions.ts';

const waitMs = 15_000;
const retryMs = 500;

/** The discussions that somebody reads, until `ending` aborts. */
export class LiveComments {
  readonly #newsroom: Newsroom;
  readonly #ending: AbortSignal;
  readonly #topics: LiveTopics;
  #following: Promise<void> | undefined;

  constructor(newsroom: Newsroom, ending: AbortSignal) {
    this.#newsroom = newsroom;
    this.#ending = ending;
    this.#topics = new LiveTopics({
      read: (articleId, after) => this.#read(articleId, after),
      isOver: (error) => error instanceof Refusal,
    });
    ending.addEventListener('abort', () => this.#topics.end(), { once: true });
  }

  /** What somebody missed who knows a discussion as it was at `after`, and then what happens. Throws as it is read. */
  async open(articleId: string, after: number): Promise<Attach> {
    await (this.#following ??= this.#begin());
    const seat: Seat = await this.#topics.prepare(articleId, after);
    return (response) => {
      if (this.#ending.aborted) response.end();
      else this.#topics.listen(seat, response);
    };
  }

  async #read(articleId: string, after: number): Promise<LiveNews> {
    const { changes, next } = await listCommentChanges(this.#newsroom, articleId, after);
    return { events: toLiveEvents(changes.map(toTold)), next };
  }

  // Once somebody has read along, the log is followed for good: the site follows it all the time anyway.
  async #begin(): Promise<void> {
    try {
      const place = await toPlace(this.#newsroom, 'latest');
      this.#topics.advance([], place);
      void this.#follow(place);
    } catch (error) {
      this.#following = undefined;
      throw error;
    }
  }

  async #follow(begin: number): Promise<void> {
    let place = begin;
    while (!this.#ending.aborted) {
      try {
        place = await this.#readOn(place);
      } catch (error) {
        // The log is another one, or was cut off behind us: whoever reads along comes back, and is told so.
        if (error instanceof Refusal) place = await this.#beginAnew(place);
        await pause(retryMs, undefined, { signal: this.#ending }).catch(() => undefined);
      }
    }
  }

  async #readOn(place: number): Promise<number> {
    const logged = await readLog(this.#newsroom, place, { mayBeOld: true });
    const last = logged.at(-1)?.place;
    if (last !== undefined) this.#topics.advance(articlesIn(logged), last);
    else await this.#newsroom.changeFeed.waitAfter(place, { ms: waitMs, signal: this.#ending });
    return last ?? place;
  }

  async #beginAnew(place: number): Promise<number> {
    this.#topics.end();
    return toPlace(this.#newsroom, 'latest').catch(() => place);
  }
}

function toTold({ place, id, comment }: CommentChange): ToldEvent {
  if (comment) return { place: Number(place), event: 'comment', data: comment };
  const gone: GoneComment = { id };
  return { place: Number(place), event: 'gone', data: gone };
}

function articlesIn(logged: readonly LoggedChange[]): Set<string> {
  const prefix = 'article:';
  const subjects = logged.flatMap(({ change }) => change.subjects);
  return new Set(subjects.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)));
}
