// Something of each kind in an empty newsroom.
import { randomUUID } from 'node:crypto';
import { allScopes, ArticleDraft, AuthorDraft, SectionDraft } from '@broadsheet/domain';
import type { ApiKey, Article, Author, ModeratedComment, Section, Tag, User } from '@broadsheet/domain';
import { addArticle } from '../articles/articles.actions.ts';
import { publishArticle } from '../articles/publishing.actions.ts';
import { authors } from '../authors/authors.actions.ts';
import type { Caller } from '../caller.ts';
import { write } from '../changes/changes.actions.ts';
import { createKey } from '../keys/keys.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from '../sections/sections.actions.ts';
import type { TestApi } from './run-api.ts';

/** One of each. */
export interface Furnished {
  readonly author: Author;
  readonly section: Section;
  readonly tag: Tag;
  readonly draft: Article;
  /** Published; it names author, section and tag. */
  readonly article: Article;
  /** On `article`, waiting for a moderator. */
  readonly comment: ModeratedComment;
  /** Of `draft`. Its id is its token. */
  readonly preview: { readonly id: string };
  readonly key: ApiKey;
  readonly user: User;
}

/** Adds one of each kind. Their names are new each time; but whoever is of the newsroom is the same for one API. */
export async function furnish(api: TestApi): Promise<Furnished> {
  const { admin, newsroom } = api;
  const mark = randomUUID().slice(0, 8);
  const { article, ...written } = await writeArticles(newsroom, mark);
  const tag = await admin.tags.get({ idOrSlug: article.tags[0]?.id ?? '' });
  const said = { name: 'Old Pilot', email: `pilot-${mark}@example.org`, body: 'It was lentil.' };
  const sent = await admin.comments.submit({ idOrSlug: article.id, body: said });
  const comment = await admin.comments.get({ id: sent.comment.id });
  const { token } = await admin.previews.create({ idOrSlug: written.draft.id, body: {} });
  const { key } = await createKey(newsroom, { name: `Newsletter ${mark}`, scopes: ['drafts:read'], expiresAt: null });
  return { ...written, article, tag, comment, preview: { id: token }, key, user: await colleagueIn(api) };
}

const editor: Caller = { holder: 'admin', scopes: new Set(allScopes) };

// Hundreds of tests begin with this: over HTTP it would take them half of their time.
async function writeArticles(newsroom: Newsroom, mark: string) {
  const { written, ...others } = await write(newsroom, async (open) => {
    const author = await authors.add(open, AuthorDraft.parse({ name: `Ilse Marrow ${mark}` }), newsroom.newId());
    const section = await sections.add(open, SectionDraft.parse({ name: `World ${mark}` }), newsroom.newId());
    const named = { authors: [{ author: author.id }], section: section.id, tags: [`Ferries ${mark}`] };
    const add = (title: string) => {
      const body = '<p>The agreement runs to eleven pages.</p>';
      return addArticle(open, ArticleDraft.parse({ title, body, ...named }), newsroom);
    };
    const draft = await add(`A draft ${mark}`);
    return { author, section, draft, written: await add(`Ferries for all ${mark}`) };
  });
  const target = { idOrSlug: written.id, precondition: { allows: () => true }, caller: editor };
  return { ...others, article: await publishArticle(newsroom, target) };
}

// To keep a password takes as long as a dozen requests.
const colleagues = new WeakMap<TestApi, Promise<User>>();

function colleagueIn(api: TestApi): Promise<User> {
  const body = { name: 'Ilse Marrow', email: `ilse-${randomUUID()}@example.org`, role: 'contributor' } as const;
  const known = colleagues.get(api) ?? api.admin.users.create({ body }).then(({ user }) => user);
  colleagues.set(api, known);
  return known;
}
