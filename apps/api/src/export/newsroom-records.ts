// The records of an export, kind by kind: how each is read, in what order, and what it refers to.
import type { ExportRecord, ExportType, ImportRecordRecord } from '@broadsheet/api-contract';
import type { Newsroom } from '../newsroom.ts';
import { readArticleOwners, readArticles } from './article-records.store.ts';
import { readAuthors, readSections, readTags } from './catalogue-records.store.ts';
import { readComments } from './comment-records.store.ts';
import { readBans, readCommentSettings, readSubscriptions } from './discussion-records.store.ts';
import { readImportRecords, type Origin } from './import-records.store.ts';
import type { Reference } from './late-records.ts';
import { readUsers, readWebhooks } from './people-records.store.ts';
import { toBanRecord, toCommentRecord, toSubscriptionRecord, toUserRecord } from './private-records.ts';
import type { Range } from './range.store.ts';

/** What can be read by its id. */
export type IdentifiedType = Exclude<ExportType, 'import-record'>;

/** How many are read at once: few of what may be long. */
const atOnce: Readonly<Record<ExportType, number>> = {
  author: 200,
  section: 200,
  tag: 500,
  article: 25,
  comment: 200,
  'import-record': 500,
  user: 200,
  'article-owner': 500,
  webhook: 100,
  'comment-settings': 1,
  'comment-ban': 200,
  'reply-subscription': 200,
};

/** The records of this type after the one with the id `after`, as many as are read at once; none at the end. */
export async function readNext(newsroom: Newsroom, type: ExportType, after: string): Promise<ExportRecord[]> {
  const limit = atOnce[type];
  if (type !== 'import-record') return readRange(newsroom, type, { after, limit });
  const { db, dialect } = newsroom;
  const rows = await readImportRecords(db, { after: toOrigin(after), limit }, dialect);
  return rows.map((row): ImportRecordRecord => ({ type, id: toImportRecordId(row), ...row }));
}

/** The records of this type that are in `range`. */
export async function readRange(newsroom: Newsroom, type: IdentifiedType, range: Range): Promise<ExportRecord[]> {
  const { db } = newsroom;
  switch (type) {
    case 'author':
      return readAuthors(db, range);
    case 'section':
      return readSections(db, range);
    case 'tag':
      return readTags(db, range);
    case 'article':
      return readArticles(db, range);
    case 'comment':
      return (await readComments(db, range)).map((comment) => toCommentRecord(newsroom, comment));
    case 'user':
      return (await readUsers(db, range)).map((user) => toUserRecord(newsroom, user));
    case 'article-owner':
      return readArticleOwners(db, range);
    case 'webhook':
      return readWebhooks(db, range);
    case 'comment-settings':
      return readCommentSettings(db, range);
    case 'comment-ban':
      return (await readBans(db, range)).map((ban) => toBanRecord(newsroom, ban));
    case 'reply-subscription':
      return (await readSubscriptions(db, range)).map((each) => toSubscriptionRecord(newsroom, each));
  }
}

/** What an import remembers has no id of its own: this one is made of what identifies it. */
export function toImportRecordId(record: Pick<ImportRecordRecord, 'source' | 'kind' | 'originalId'>): string {
  return [record.source, record.kind, record.originalId].map(encodeURIComponent).join('/');
}

/** What `record` refers to. */
export function referencesOf(record: ExportRecord): (Reference & { readonly type: IdentifiedType })[] {
  if (record.type === 'comment' || record.type === 'reply-subscription') {
    return [{ type: 'article', id: record.articleId }];
  }
  if (record.type === 'article-owner') {
    const article = { type: 'article', id: record.id } as const;
    // The log does not name users. Whoever came late has made nothing but what the log names after them.
    return [article, { type: 'user', id: record.user, before: `article:${record.id}` }];
  }
  if (record.type !== 'article') return [];
  return [
    ...record.authors.map(({ id }) => ({ type: 'author' as const, id })),
    ...(record.section === null ? [] : [{ type: 'section' as const, id: record.section }]),
    ...record.tags.map((id) => ({ type: 'tag' as const, id })),
  ];
}

function toOrigin(id: string): Origin {
  const [source = '', kind = '', originalId = ''] = id.split('/').map(decode);
  return [source, kind, originalId];
}

// Whoever made up a place in the list gets what comes after it.
function decode(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\u0000', '');
  } catch {
    return part;
  }
}
