// Something of each kind in an empty newsroom, made through the API.
import { randomUUID } from 'node:crypto';
import type { ApiKey, Article, Author, ModeratedComment, Section, Tag, User } from '@broadsheet/domain';
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

/** Adds one of each kind. Their names are new each time. */
export async function furnish({ admin }: TestApi): Promise<Furnished> {
  const mark = randomUUID().slice(0, 8);
  const author = await admin.authors.create({ body: { name: `Ilse Marrow ${mark}` } });
  const section = await admin.sections.create({ body: { name: `World ${mark}` } });
  const named = { authors: [{ author: author.id }], section: section.id, tags: [`Ferries ${mark}`] };
  const body = '<p>The agreement runs to eleven pages.</p>';
  const draft = await admin.articles.create({ body: { title: `A draft ${mark}`, body, ...named } });
  const written = await admin.articles.create({ body: { title: `Ferries for all ${mark}`, body, ...named } });
  const article = await admin.articles.publish({ idOrSlug: written.id, ifVersion: written.version });
  const tag = await admin.tags.get({ idOrSlug: article.tags[0]?.id ?? '' });
  const said = { name: 'Old Pilot', email: `pilot-${mark}@example.org`, body: 'It was lentil.' };
  const sent = await admin.comments.submit({ idOrSlug: article.id, body: said });
  const comment = await admin.comments.get({ id: sent.comment.id });
  const { token } = await admin.previews.create({ idOrSlug: draft.id, body: {} });
  const { key } = await admin.keys.create({ body: { name: `Newsletter ${mark}`, scopes: ['drafts:read'] } });
  const colleague = { name: 'Ilse Marrow', email: `ilse-${mark}@example.org`, role: 'contributor' } as const;
  const { user } = await admin.users.create({ body: colleague });
  return { author, section, tag, draft, article, comment, preview: { id: token }, key, user };
}
