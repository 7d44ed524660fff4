// Somebody who writes at random: whatever can be done with articles, what they refer to, and what readers say of them.
import { ProblemError, type Client } from '@broadsheet/api-contract';
import { publishDueArticles } from '../../articles/publishing.actions.ts';
import type { Newsroom } from '../../newsroom.ts';

/** What several writers know of what there is. It may be gone when they come to it. */
export interface Known {
  readonly authors: string[];
  readonly sections: string[];
  readonly tags: string[];
  readonly articles: string[];
  readonly comments: string[];
}

interface Desk {
  readonly admin: Client;
  readonly newsroom: Newsroom;
  readonly known: Known;
  /** How many articles there are, more or less. */
  readonly kept: number;
}

type Deed = (desk: Desk, mark: number) => Promise<unknown>;

/** Writes until `isEnough`, which is asked after each write that was not refused. */
export async function writeAtRandom(desk: Desk, isEnough: () => boolean): Promise<void> {
  for (let mark = 0; ; mark += 1) {
    try {
      await oneOf(deeds)(desk, mark);
      if (isEnough()) return;
    } catch (error) {
      // Somebody else was faster, or it makes no sense in this state.
      if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
    }
  }
}

const body = '<p>The agreement runs to eleven pages.</p>';
const some = <T>(all: readonly T[], most: number): T[] =>
  Array.from({ length: Math.min(all.length, Math.floor(Math.random() * (most + 1))) }, () => oneOf(all));
const wordOf = (mark: number) => `${mark.toString(36)} ${Math.random().toString(36).slice(2, 8)}`;

const addAuthor: Deed = async ({ admin, known }, mark) => {
  known.authors.push((await admin.authors.create({ body: { name: `Author ${wordOf(mark)}` } })).id);
};
const addSection: Deed = async ({ admin, known }, mark) => {
  known.sections.push((await admin.sections.create({ body: { name: `Section ${wordOf(mark)}` } })).id);
};
const addTag: Deed = async ({ admin, known }, mark) => {
  known.tags.push((await admin.tags.create({ body: { name: `Tag ${wordOf(mark)}` } })).id);
};

const rename =
  (kind: 'authors' | 'sections' | 'tags'): Deed =>
  async ({ admin, known }, mark) => {
    const { id, version, slug } = await admin[kind].get({ idOrSlug: oneOf(known[kind]) });
    const other = chance(0.3) ? { slug: `${slug.slice(0, 20).replace(/-+$/, '')}-${mark}` } : {};
    await admin[kind].update({ idOrSlug: id, ifVersion: version, body: { name: `Renamed ${wordOf(mark)}`, ...other } });
  };

const drop =
  (kind: 'authors' | 'sections' | 'tags'): Deed =>
  async ({ admin, known }) => {
    const { id, version } = await admin[kind].get({ idOrSlug: oneOf(known[kind]) });
    await admin[kind].remove({ idOrSlug: id, ifVersion: version });
    known[kind].splice(known[kind].indexOf(id), 1);
  };

const begin: Deed = async (desk, mark) => {
  const { admin, known, kept } = desk;
  if (known.articles.length > kept) return removeArticle(desk, mark);
  const { authors, sections, tags } = known;
  const named = await Promise.all(some(tags, 2).map((idOrSlug) => admin.tags.get({ idOrSlug })));
  const article = await admin.articles.create({
    body: {
      title: `Article ${wordOf(mark)}`,
      kind: chance(0.9) ? 'article' : 'page',
      body,
      authors: [...new Set([oneOf(authors), ...some(authors, 1)])].map((author) => ({ author })),
      section: chance(0.8) ? oneOf(sections) : null,
      tags: [...named.map(({ name }) => name), ...(chance(0.2) ? [`Tag ${wordOf(mark)}`] : [])],
    },
  });
  known.articles.push(article.id);
  known.tags.push(...article.tags.map(({ id }) => id).filter((id) => !known.tags.includes(id)));
  return undefined;
};

const readOne = ({ admin, known }: Desk) => admin.articles.get({ idOrSlug: oneOf(known.articles) });

const edit: Deed = async (desk, mark) => {
  const { admin, known } = desk;
  const { id, version, slug } = await readOne(desk);
  const tags = await Promise.all(some(known.tags, 2).map((idOrSlug) => admin.tags.get({ idOrSlug })));
  await admin.articles.update({
    idOrSlug: id,
    ifVersion: version,
    body: {
      title: `Edited ${wordOf(mark)}`,
      ...(chance(0.3) && { slug: `${slug.slice(0, 20).replace(/-+$/, '')}-${mark}` }),
      ...(chance(0.4) && { tags: tags.map(({ name }) => name) }),
      ...(chance(0.3) && { authors: [{ author: oneOf(known.authors) }] }),
      ...(chance(0.3) && { section: chance(0.2) ? null : oneOf(known.sections) }),
    },
  });
};

const move =
  (action: 'submit' | 'return' | 'publish' | 'withdraw'): Deed =>
  async (desk) => {
    const { id, version } = await readOne(desk);
    await desk.admin.articles[action]({ idOrSlug: id, ifVersion: version });
  };

const schedule: Deed = async (desk) => {
  const { id, version } = await readOne(desk);
  const at = new Date(Date.now() + 300).toISOString();
  await desk.admin.articles.schedule({ idOrSlug: id, ifVersion: version, body: { at } });
};

const removeArticle: Deed = async (desk) => {
  const { admin, known } = desk;
  const { id, version } = await readOne(desk);
  await admin.articles.remove({ idOrSlug: id, ifVersion: version });
  known.articles.splice(known.articles.indexOf(id), 1);
};

const comment: Deed = async ({ admin, known }, mark) => {
  const said = { name: 'Old Pilot', email: `pilot-${wordOf(mark).replace(' ', '-')}@example.org`, body: wordOf(mark) };
  const { comment: sent } = await admin.comments.submit({ idOrSlug: oneOf(known.articles), body: said });
  known.comments.push(sent.id);
  if (known.comments.length > 500) known.comments.shift();
};

const moderate =
  (action: 'approve' | 'reject' | 'spam'): Deed =>
  async ({ admin, known }) => {
    const { id, version } = await admin.comments.get({ id: oneOf(known.comments) });
    await admin.comments[action]({ id, ifVersion: version });
  };

// What stands here more than once is done more often.
const deeds: readonly Deed[] = [
  ...[addAuthor, addSection, addTag],
  ...[rename('authors'), rename('authors'), rename('sections'), rename('tags')],
  ...[drop('authors'), drop('sections'), drop('tags'), drop('tags')],
  ...[begin, begin, edit, edit, edit, edit],
  ...[move('submit'), move('return'), move('publish'), move('publish'), move('publish'), move('withdraw')],
  ...[schedule, ({ newsroom }: Desk) => publishDueArticles(newsroom)],
  removeArticle,
  ...[comment, comment, comment, moderate('approve'), moderate('approve'), moderate('reject'), moderate('spam')],
];

function oneOf<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new NothingThere();
  return one;
}

function chance(probability: number): boolean {
  return Math.random() < probability;
}

/** There is nothing yet, or no more, of which one could be chosen. */
class NothingThere extends ProblemError {
  constructor() {
    super({ type: 'about:blank', code: 'not-found', title: 'Nothing there', status: 404, detail: 'Nothing there.' });
  }
}
