import type { ArticleDraft, LeadImage } from '@broadsheet/domain';
import { insertOldAddresses } from '../addresses/addresses.store.ts';
import { chooseSlug } from '../addresses/slugs.ts';
import { addArticle } from '../articles/articles.actions.ts';
import { toLife } from './article-life.ts';
import { ensureAuthor } from './import-authors.ts';
import { ensureImportedTags, ensureSection } from './import-terms.ts';
import { findImported, remember, type ImportWrite } from './import-write.ts';
import { findKnownAuthor } from './wordpress/co-authors.ts';
import type { ImportedArticle } from './wordpress/imported.ts';

const defaultLanguage = 'en';
// As many as the domain takes.
const mostAuthors = 50;

/** Adds an article with all that it refers to, but without its comments. One that was imported before is left alone. */
export async function importArticle(work: ImportWrite, article: ImportedArticle): Promise<void> {
  const { newsroom, open, summary } = work;
  const originalId = String(article.originalId);
  if ((await findImported(work, 'article', originalId)) !== undefined) {
    summary.countPresent(article.kind);
    return;
  }
  const draft = await toDraft(work, article);
  const { life, note } = toLife(article, open.now);
  const { id, status } = await addArticle(open, draft, { newId: newsroom.newId, life });
  await remember(work, 'article', { originalId, localId: id });
  summary.countAdded(`${article.kind} ${status}`);
  summary.countAdded('redirect', await insertOldAddresses(open.db, article.oldPaths, { kind: 'article', id }));
  for (const sentence of [...article.notes, note, ...notesOn(work, article)]) {
    if (sentence !== undefined) summary.note(sentence, article.title);
  }
}

async function toDraft(work: ImportWrite, article: ImportedArticle): Promise<ArticleDraft> {
  const { kind, title, dek, body, section, sources, commentPolicy } = article;
  return {
    ...{ kind, title, dek, body, commentPolicy, closeCommentsAfterDays: null },
    slug: await chooseSlug(work.open.db, 'article', article.slug),
    authors: await toByline(work, article),
    section: section ? await ensureSection(work, section) : null,
    tags: await ensureImportedTags(work, article.tags),
    sources: [...sources],
    leadImage: findLeadImage(work, article),
    language: article.language ?? defaultLanguage,
    corrections: [],
  };
}

async function toByline(work: ImportWrite, { kind, authors }: ImportedArticle): Promise<ArticleDraft['authors']> {
  if (kind === 'page') return [];
  const ids = new Set<string>();
  for (const named of authors.slice(0, mostAuthors)) {
    ids.add(await ensureAuthor(work, findKnownAuthor(work.outline.authors, named)));
  }
  return [...ids].map((author) => ({ author, role: null }));
}

function findLeadImage(
  { outline }: ImportWrite,
  { featuredImageAttachmentId: number }: ImportedArticle,
): LeadImage | null {
  const attachment = number === undefined ? undefined : outline.attachments.findAttachment(number);
  return attachment ? { url: attachment.url, alt: attachment.alt, caption: attachment.caption, credit: '' } : null;
}

function notesOn(work: ImportWrite, article: ImportedArticle): string[] {
  const lostImage = article.featuredImageAttachmentId !== undefined && findLeadImage(work, article) === null;
  return [
    ...(lostImage ? ['Its featured image is not in the file.'] : []),
    ...(article.isSticky
      ? ['It was kept on top of the front page (sticky); here it stands where its date puts it.']
      : []),
  ];
}
