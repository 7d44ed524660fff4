// An article made of what an editor entered. Pure: what it refers to has been looked up before.
import {
  LeadImage,
  readingMinutes,
  toExcerpt,
  type Article,
  type ArticleDraft,
  type ArticlePatch,
  type BylineEntry,
  type SectionReference,
  type TagReference,
} from '@broadsheet/domain';
import { Refusal } from '../refusal.ts';
import { sanitiseBody } from './sanitise-body.ts';

/** What an article refers to. */
export interface References {
  readonly authors: BylineEntry[];
  readonly section: SectionReference | null;
  readonly tags: TagReference[];
}

/** A new draft. */
export function toNewArticle(
  draft: ArticleDraft,
  references: References,
  { id, slug, now }: { id: string; slug: string; now: string },
): Article {
  const { kind, title, dek, sources, leadImage, language, corrections } = draft;
  const { commentPolicy, closeCommentsAfterDays } = draft;
  return {
    ...{ id, kind, slug, title, dek, sources, leadImage, language, corrections },
    ...{ commentPolicy, closeCommentsAfterDays },
    ...references,
    ...toText(draft.body, language),
    status: 'draft',
    commentCount: 0,
    ...{ createdAt: now, updatedAt: now, publishedAt: null, scheduledFor: null, withdrawnAt: null },
    version: 1,
  };
}

/** The article after a change, still with its old version. */
export function toPatchedArticle(current: Article, patch: ArticlePatch, references: References): Article {
  const language = patch.language ?? current.language;
  return {
    ...current,
    slug: patch.slug ?? current.slug,
    title: patch.title ?? current.title,
    dek: patch.dek ?? current.dek,
    sources: patch.sources ?? current.sources,
    corrections: patch.corrections ?? current.corrections,
    commentPolicy: patch.commentPolicy ?? current.commentPolicy,
    closeCommentsAfterDays:
      patch.closeCommentsAfterDays === undefined ? current.closeCommentsAfterDays : patch.closeCommentsAfterDays,
    leadImage: toPatchedImage(current.leadImage, patch.leadImage),
    language,
    ...references,
    ...(patch.body === undefined && patch.language === undefined ? {} : toText(patch.body ?? current.body, language)),
  };
}

/** The body as it is stored, and what lists say of it. */
function toText(html: string, language: string): Pick<Article, 'body' | 'excerpt' | 'readingMinutes'> {
  const body = sanitiseBody(html);
  return { body, excerpt: toExcerpt(body), readingMinutes: readingMinutes(body, language) };
}

function toPatchedImage(current: LeadImage | null, patch: ArticlePatch['leadImage']): LeadImage | null {
  if (patch === undefined) return current;
  if (patch === null) return null;
  const image = LeadImage.safeParse({ ...current, ...patch });
  if (image.success) return image.data;
  const message = 'A picture needs an address.';
  throw new Refusal('invalid-body', message, [{ pointer: '/leadImage/url', message }]);
}
