// Where an imported article is in its life here.
import { isBlankBody } from '@broadsheet/domain';
import type { ArticleLife } from '../articles/articles.actions.ts';
import type { ImportedArticle } from './wordpress/imported.ts';

/** The life of an article, with a sentence where it is another one than on the old site. */
export interface LifeHere {
  readonly life: ArticleLife;
  readonly note?: string;
}

/** The life of `article` at the moment `now`. */
export function toLife(article: ImportedArticle, now: string): LifeHere {
  const { status, publishedAt, createdAt, modifiedAt } = article;
  const dates = { createdAt: createdAt ?? now, updatedAt: modifiedAt ?? publishedAt ?? now };
  if (status === 'scheduled') return toScheduled(article, { dates, now });
  if (status !== 'published') return { life: { ...dates, status, publishedAt: publishedAt ?? null } };
  if (publishedAt !== undefined) {
    return {
      life: { ...dates, status, publishedAt },
      ...(publishedAt > now && { note: 'It is dated to a time to come, and stands above all others until then.' }),
    };
  }
  return {
    life: { ...dates, status, publishedAt: modifiedAt ?? now },
    note: 'It has no date of publication; it is dated to its last change, or to the import.',
  };
}

function toScheduled(
  article: ImportedArticle,
  { dates, now }: { dates: Pick<ArticleLife, 'createdAt' | 'updatedAt'>; now: string },
): LifeHere {
  const { publishedAt } = article;
  if (publishedAt === undefined) {
    return { life: { ...dates, status: 'in-review' }, note: 'It was scheduled without a date; it is in review here.' };
  }
  // WordPress publishes it at that time.
  if (publishedAt <= now) return { life: { ...dates, status: 'published', publishedAt } };
  if (!isComplete(article)) {
    return {
      life: { ...dates, status: 'in-review' },
      note: 'It was scheduled but has no text or no author; it is in review here.',
    };
  }
  // What is to come was not written then.
  return { life: { createdAt: now, updatedAt: now, status: 'scheduled', scheduledFor: publishedAt } };
}

function isComplete({ kind, body, authors }: ImportedArticle): boolean {
  return !isBlankBody(body) && (kind === 'page' || authors.length > 0);
}
