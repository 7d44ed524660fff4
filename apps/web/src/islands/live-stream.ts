// The stream of what happens in a discussion. An EventSource goes on by itself where the line breaks, but gives up where
// it is answered with an error.

/** A comment that is new, or says something else. */
export interface LiveComment {
  readonly id: string;
  /** As the server draws it. */
  readonly html: string;
  /** Whether nothing is left of it but its place. */
  readonly isRemoved: boolean;
}

/** Whom the stream tells. */
export interface LiveListener {
  changed(comment: LiveComment): void;
  gone(id: string): void;
  /** What happened since is too much to tell, or is not known any more: the page has to be made anew. */
  outdated(): void;
}

const firstRetryMs = 5_000;
const longestRetryMs = 300_000;

/** What happens in one discussion after a place in the change log: every time that it is open, all since then. */
export class LiveStream {
  readonly #articleId: string;
  readonly #listener: LiveListener;
  #place: string;
  #source: EventSource | undefined;
  #retrying: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isWanted = false;
  #isOver = false;

  constructor(articleId: string, place: string, listener: LiveListener) {
    this.#articleId = articleId;
    this.#place = place;
    this.#listener = listener;
  }

  open(): void {
    this.#isWanted = true;
    if (this.#isOver || this.#source || this.#retrying !== undefined) return;
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('open', () => (this.#failures = 0));
    source.addEventListener('comment', (event) => {
      this.#listener.changed(this.#read(event));
    });
    source.addEventListener('gone', (event) => {
      this.#listener.gone(this.#read(event).id);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED && this.#source === source) void this.#fail();
    });
  }

  close(): void {
    this.#isWanted = false;
    clearTimeout(this.#retrying);
    this.#retrying = undefined;
    this.#drop();
  }

  #drop(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  get #url(): string {
    return `/articles/${this.#articleId}/live?after=${this.#place}`;
  }

  // What was told of one place comes together; only the last of it names the place.
  #read({ data, lastEventId }: MessageEvent<string>): LiveComment {
    if (lastEventId !== '') this.#place = lastEventId;
    return JSON.parse(data);
  }

  // An EventSource does not say what it was answered with.
  async #fail(): Promise<void> {
    this.#drop();
    const asking = new AbortController();
    const status = await fetch(this.#url, { signal: asking.signal }).then(
      (response) => response.status,
      () => 0,
    );
    asking.abort();
    this.#isOver = status === 404 || status === 410;
    if (status === 410) this.#listener.outdated();
    if (this.#isOver || !this.#isWanted || this.#source) return;
    const waitMs = Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs) * (0.5 + Math.random() / 2);
    this.#failures += 1;
    this.#retrying = setTimeout(() => {
      this.#retrying = undefined;
      this.open();
    }, waitMs);
  }
}
