// Which comments moderators mean.
import type { QueueFilter } from '@broadsheet/api-contract';
import { findArticleId } from '../../articles/locating.actions.ts';
import { findAuthorId } from '../../authors/authors.actions.ts';
import type { Newsroom } from '../../newsroom.ts';
import { findSectionId } from '../../sections/sections.actions.ts';
import type { CommentFilter } from './comment-filter.store.ts';
import { countComments, listQueued } from './comment-lists.store.ts';

type Db = Newsroom['db'];

/** What a moderator says of the comments that they mean. */
type Asked = Partial<QueueFilter> & Pick<QueueFilter, 'status'>;

/** The filter by ids; undefined where it names what is not there, so that no comment can fit. */
export async function findQueueFilter(db: Db, asked: Asked): Promise<CommentFilter | undefined> {
  const { status, article, section, author, reader, rule, reported, text, kind, createdFrom, createdBefore } = asked;
  const articleId = article === undefined ? undefined : await findArticleId(db, article);
  const sectionId = section === undefined ? undefined : await findSectionId(db, section);
  const authorId = author === undefined ? undefined : await findAuthorId(db, author);
  const isUnknown = [
    [article, articleId],
    [section, sectionId],
    [author, authorId],
  ].some(([named, id]) => named !== undefined && id === undefined);
  if (isUnknown) return undefined;
  const created = { from: createdFrom, before: createdBefore };
  const queued = { sectionId, authorId, reader, rule, isReported: reported === true, text };
  return { status, articleId, kinds: kind, created, queued };
}

/** Of which comments a moderator wants some. */
export interface QueueWanted {
  readonly asked: Asked;
  /** Comments that somebody else than this moderator has in hand are left out. */
  readonly holder: string;
  readonly limit: number;
}

/** The oldest comments that a moderator can decide on, with their versions. For a transaction, which holds them. */
export async function listFree(
  { db, dialect, now }: Pick<Newsroom, 'db' | 'dialect'> & { readonly now: string },
  { asked, holder, limit }: QueueWanted,
): Promise<{ id: string; version: number }[]> {
  const filter = await findQueueFilter(db, asked);
  return filter ? listQueued(db, freeFor(filter, { holder, now }), { dialect, limit }) : [];
}

/** How many comments a moderator can decide on. */
export async function countFree(
  { db, now }: Pick<Newsroom, 'db'> & { readonly now: string },
  { asked, holder }: Omit<QueueWanted, 'limit'>,
): Promise<number> {
  const filter = await findQueueFilter(db, asked);
  return filter ? countComments(db, freeFor(filter, { holder, now })) : 0;
}

function freeFor(filter: CommentFilter, free: { holder: string; now: string }): CommentFilter {
  return { ...filter, queued: { ...filter.queued, freeFor: free } };
}
