// A discussion as it should be: which words readers see, and which they must not. And everywhere that they may look.
import type { CommentStatus } from '@broadsheet/domain';
import { expect } from 'vitest';
import type { TestApi } from '../../testing/run-api.ts';

/** A comment as the model knows it. */
export interface Modelled {
  readonly id: string;
  readonly reader: string;
  readonly authorToken: string | null;
  status: CommentStatus;
  /** The one word in it that stands nowhere else. */
  word: string;
}

/** What the model knows. */
export interface Model {
  readonly comments: Modelled[];
  readonly banned: Set<string>;
  /** Words that readers could see at some time. */
  readonly seen: Set<string>;
  /** Ids of comments that readers could see at some time. */
  readonly seenIds: Set<string>;
}

const anyWord = /zq[0-9a-z]+x/g;

/** A newsroom's API, one article in it, and a reader who follows its discussion. */
export class Discussion {
  readonly api: TestApi;
  readonly articleId: string;
  readonly #from: string;
  readonly #heard: string[] = [];
  readonly #listening = new AbortController();
  #words = 0;

  private constructor(api: TestApi, articleId: string, from: string) {
    this.api = api;
    this.articleId = articleId;
    this.#from = from;
    void this.#listen();
  }

  static async open(api: TestApi, articleId: string): Promise<Discussion> {
    const { next } = await api.reader.changes.list({ after: 'latest' });
    return new Discussion(api, articleId, next);
  }

  /** A word that is in all its comments, and in no other discussion. */
  get commonWord(): string {
    return `all${this.articleId.replaceAll('-', '')}`;
  }

  /** A word that nobody has said before. */
  newWord(): string {
    this.#words += 1;
    return `zq${this.articleId.replaceAll('-', '')}${this.#words}x`;
  }

  /** The address of one of its readers, who writes in no other discussion. */
  emailOf(reader: string): string {
    return `${reader}-${this.articleId}@example.org`;
  }

  close(): void {
    this.#listening.abort();
  }

  /** Looks everywhere that readers may look, and throws where they see what is not approved, or not what is. */
  async check(model: Model): Promise<void> {
    const shown = model.comments.filter(({ status }) => status === 'approved');
    const words = new Set(shown.map(({ word }) => word));
    for (const { id, word } of shown) {
      model.seen.add(word);
      model.seenIds.add(id);
    }
    const at = `/v1/articles/${this.articleId}`;
    const [list, threads, article, search, changes] = await Promise.all([
      this.#read(`${at}/comments?limit=100`),
      this.#read(`${at}/threads?limit=50`),
      this.#read(at),
      this.#read(`/v1/search?q=${this.commonWord}&type=comment&limit=100`),
      this.#read(`/v1/changes?after=${this.#from}&limit=1000`),
    ]);
    const mine = (text: string) => this.#wordsIn(text);
    expect(mine(list), 'the list of comments').toEqual(words);
    expect(mine(threads).difference(words), 'the threads').toEqual(new Set());
    expect(mine(search), 'the search').toEqual(words);
    expect(article).toContain(`"commentCount":${shown.length},`);
    expect(mine(article + changes)).toEqual(new Set());
    const told = new Set([...changes.matchAll(/comment:([0-9a-f-]{36})/g)].map(([, id = '']) => id));
    expect(told.difference(model.seenIds), 'the change log of readers').toEqual(new Set());
    expect((await this.api.ask('GET /v1/export')).status).toBe(401);
    expect(this.#wordsIn(this.#heard.join('')).difference(model.seen), 'the live stream').toEqual(new Set());
  }

  async #read(target: string): Promise<string> {
    const { status, text } = await this.api.ask(`GET ${target}`);
    if (status !== 200) throw new Error(`${target} answered ${status}: ${text}`);
    return text;
  }

  #wordsIn(text: string): Set<string> {
    const own = this.articleId.replaceAll('-', '');
    return new Set([...text.matchAll(anyWord)].map(([word]) => word).filter((word) => word.includes(own)));
  }

  async #listen(): Promise<void> {
    try {
      const response = await fetch(`${this.api.baseUrl}/v1/articles/${this.articleId}/comments/changes`, {
        headers: { accept: 'text/event-stream' },
        signal: this.#listening.signal,
      });
      for await (const bytes of response.body ?? []) this.#heard.push(Buffer.from(bytes).toString());
    } catch (error) {
      if (!this.#listening.signal.aborted) throw error;
    }
  }
}
