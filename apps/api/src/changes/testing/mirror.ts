// A copy of everything that readers can see, kept as docs/api/sync.md says that a mirror is kept: it knows nothing but
// what the API answers, and asks for nothing that no change made it ask for.
import { ProblemError, type ChangesPage, type Client } from '@broadsheet/api-contract';
import type { Article, Author, Change, PublicComment, Section, Tag } from '@broadsheet/domain';

/** What readers can see, by id; comments by the id of their article. */
export interface Copy {
  readonly authors: ReadonlyMap<string, Author>;
  readonly sections: ReadonlyMap<string, Section>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly comments: ReadonlyMap<string, readonly PublicComment[]>;
}

/** Reads everything that readers can see. */
export async function readEverything(client: Client): Promise<Copy> {
  const byId = async <T extends { id: string }>(list: AsyncIterable<T>) => {
    const found = new Map<string, T>();
    for await (const each of list) found.set(each.id, each);
    return found;
  };
  const articles = new Map<string, Article>();
  const comments = new Map<string, PublicComment[]>();
  for (const kind of ['article', 'page'] as const) {
    for await (const { id } of client.articles.list({ kind, limit: 100 })) {
      articles.set(id, await client.articles.get({ idOrSlug: id }));
      comments.set(id, await readComments(client, id));
    }
  }
  return {
    authors: await byId(client.authors.list({ limit: 100 })),
    sections: await byId(client.sections.list({ limit: 100 })),
    tags: await byId(client.tags.list({ limit: 100 })),
    articles,
    comments,
  };
}

/** A mirror, and the place in the change log up to which it is exact. */
export class Mirror implements Copy {
  readonly authors = new Map<string, Author>();
  readonly sections = new Map<string, Section>();
  readonly tags = new Map<string, Tag>();
  readonly articles = new Map<string, Article>();
  readonly comments = new Map<string, PublicComment[]>();
  place: string;
  readonly #client: Client;

  constructor(client: Client, place: string) {
    this.#client = client;
    this.place = place;
  }

  /** Takes over what `page` tells of. Where that fails, nothing is lost: the same page is told of again. */
  async take({ items, next }: ChangesPage): Promise<void> {
    const subjects = new Set(items.flatMap((change) => change.subjects));
    const articles = new Set(idsOf(subjects, 'article'));
    for (const change of items) for (const id of this.#showing(change)) articles.add(id);
    await inTurns([
      ...idsOf(subjects, 'author').map((id) => () => refetch(this.authors, id, this.#client.authors)),
      ...idsOf(subjects, 'section').map((id) => () => refetch(this.sections, id, this.#client.sections)),
      ...idsOf(subjects, 'tag').map((id) => () => refetch(this.tags, id, this.#client.tags)),
      ...[...articles].map((id) => () => this.#refetchArticle(id, items)),
    ]);
    this.place = next;
  }

  /** The articles here that show what was changed: by the name of an author, a section or a tag. */
  #showing({ type, subjects }: Change): string[] {
    if (!/^(?:author|section|tag)\./.test(type)) return [];
    const changed = new Set(subjects.map((subject) => subject.slice(subject.indexOf(':') + 1)));
    const shows = ({ authors, section, tags }: Article) =>
      [...authors, ...tags, ...(section ? [section] : [])].some(({ id }) => changed.has(id));
    return [...this.articles.values()].filter(shows).map(({ id }) => id);
  }

  async #refetchArticle(id: string, items: readonly Change[]): Promise<void> {
    const wasHere = this.articles.has(id);
    await refetch(this.articles, id, this.#client.articles);
    if (!this.articles.has(id)) this.comments.delete(id);
    else if (!wasHere || isDiscussed(id, items)) await this.#refetchComments(id);
  }

  async #refetchComments(id: string): Promise<void> {
    try {
      this.comments.set(id, await readComments(this.#client, id));
    } catch (error) {
      if (!isGone(error)) throw error;
      // It was taken off the site in this moment, which the log tells of next.
      this.articles.delete(id);
      this.comments.delete(id);
    }
  }
}

interface Readable<T> {
  get(input: { idOrSlug: string }): Promise<T>;
}

async function refetch<T>(into: Map<string, T>, id: string, from: Readable<T>): Promise<void> {
  try {
    into.set(id, await from.get({ idOrSlug: id }));
  } catch (error) {
    if (!isGone(error)) throw error;
    into.delete(id);
  }
}

async function readComments(client: Client, id: string): Promise<PublicComment[]> {
  const found: PublicComment[] = [];
  for await (const comment of client.comments.listForArticle({ idOrSlug: id, limit: 100 })) found.push(comment);
  return found;
}

function isDiscussed(id: string, items: readonly Change[]): boolean {
  return items.some(({ type, subjects }) => type.startsWith('comment.') && subjects.includes(`article:${id}`));
}

function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}

function idsOf(subjects: ReadonlySet<string>, kind: string): string[] {
  const prefix = `${kind}:`;
  return [...subjects].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
}

const atOnce = 6;

async function inTurns(work: readonly (() => Promise<void>)[]): Promise<void> {
  const left = work.values();
  const turn = async () => {
    for (const each of left) await each();
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}
