// One record of an export, written through the same actions as everything else.
import type { ArticleRecord, ExportRecord, ImportRecordRecord } from '@broadsheet/api-contract';
import {
  findSlugHolders,
  insertFormerSlug,
  insertOldAddresses,
  listHeldPaths,
} from '../../addresses/addresses.store.ts';
import { restoreOwner } from '../../articles/article-owners.actions.ts';
import { restoreArticle } from '../../articles/restore-article.actions.ts';
import { authors } from '../../authors/authors.actions.ts';
import type { Write } from '../../changes/changes.actions.ts';
import { toImportRecordId } from '../../export/newsroom-records.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import { sections } from '../../sections/sections.actions.ts';
import { tags } from '../../tags/tags.actions.ts';
import { restoreUser } from '../../users/restore-user.actions.ts';
import { restoreWebhook } from '../../webhooks/restore-webhook.actions.ts';
import { insertRecord } from '../import.store.ts';
import { addCommentRecord } from './restore-comment.ts';
import { addBan, addCommentSettings, addSubscription } from './restore-discussion.ts';

type AddressedRecord = Extract<ExportRecord, { formerSlugs: string[] }>;

/** Adds what `record` holds. Throws a `Refusal` where something stands against it; then nothing has happened. */
export async function restoreRecord({ vault }: Newsroom, open: Write, record: ExportRecord): Promise<void> {
  switch (record.type) {
    case 'comment':
      return addCommentRecord(vault, open, record);
    case 'import-record':
      return addImportRecord(open, record);
    case 'user':
      return restoreUser({ vault }, open, withoutType(record));
    case 'article-owner':
      return restoreOwner(open, { articleId: record.id, userId: record.user });
    case 'webhook':
      return restoreWebhook(open, withoutType(record));
    case 'comment-settings':
      return addCommentSettings(open, record);
    case 'comment-ban':
      return addBan(vault, open, record);
    case 'reply-subscription':
      return addSubscription(vault, open, record);
    default:
      return addWithAddresses(open, record);
  }
}

function withoutType<R extends ExportRecord>({ type: _, ...rest }: R): Omit<R, 'type'> {
  return rest;
}

async function addWithAddresses(open: Write, record: AddressedRecord): Promise<void> {
  await assertAddressesFree(open, record);
  await addEntry(open, record);
  for (const slug of record.formerSlugs) {
    await insertFormerSlug(open.db, record.type, { slug, targetId: record.id });
  }
  await insertOldAddresses(open.db, record.oldAddresses, { kind: record.type, id: record.id });
}

async function addEntry(open: Write, record: AddressedRecord): Promise<void> {
  switch (record.type) {
    case 'author':
      await authors.restore(open, toEntry(record));
      return;
    case 'section':
      await sections.restore(open, toEntry(record));
      return;
    case 'tag':
      await tags.restore(open, toEntry(record));
      return;
    case 'article':
      await addArticle(open, record);
  }
}

function toEntry<R extends AddressedRecord>(record: R): Omit<R, 'type' | 'formerSlugs' | 'oldAddresses'> {
  const { type: _type, formerSlugs: _formerSlugs, oldAddresses: _oldAddresses, ...entry } = record;
  return entry;
}

async function addArticle(open: Write, record: ArticleRecord): Promise<void> {
  const byline = record.authors.map(({ id, role }) => ({ author: id, role }));
  await restoreArticle(open, { ...toEntry(record), authors: byline });
}

async function addImportRecord(open: Write, record: ImportRecordRecord): Promise<void> {
  if (record.id !== toImportRecordId(record)) {
    throw new Refusal('invalid-body', 'Its id is not made of the rest of it.');
  }
  await insertRecord(open.db, record, record.importedAt);
}

// What leads elsewhere here goes on leading there: nothing that readers find is lost.
async function assertAddressesFree({ db }: Write, record: AddressedRecord): Promise<void> {
  const { type, formerSlugs, oldAddresses } = record;
  const slugs = [record.slug, ...formerSlugs];
  const { current, former } = await findSlugHolders(db, type, slugs);
  const taken = slugs.find((slug) => current.has(slug) || former.has(slug));
  if (taken !== undefined) throw new Refusal('slug-taken', `Another ${type} has, or had, the slug ${taken}.`);
  const [path] = await listHeldPaths(db, oldAddresses);
  if (path !== undefined) throw new Refusal('slug-taken', `The old address ${path} leads to something else here.`);
}
