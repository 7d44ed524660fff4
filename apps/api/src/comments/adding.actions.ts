// Comments that come in without being judged: from an import, or after they were.
import type { ModeratedComment, ModerationDecision, PublicComment } from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { countOf, subjectsOf } from './comment-effects.ts';
import { countShown } from './comment-status.actions.ts';
import { hashText, sealCommenter, type Commenter } from './commenter.ts';
import * as store from './comments.store.ts';
import { seedOfImported } from './reader.ts';

type Said = Pick<PublicComment, 'articleId' | 'parentId' | 'kind' | 'name' | 'website' | 'body' | 'createdAt'>;

/** A comment before it has its id. */
export interface NewComment extends Said, Pick<ModeratedComment, 'status'>, Commenter {
  readonly outcomes: ModerationDecision['outcomes'];
  /** No two comments have the same one. Where it is null, a comment is never taken for another. */
  readonly fingerprint: string | null;
  /** The seed of its reader. Without one, it is whoever else has written under the same email address. */
  readonly avatarSeed?: string;
  readonly authorHash?: string | null;
  readonly isEditorsPick?: boolean;
}

/**
 * Adds a comment in a transaction that is open already, and counts it where readers see it. Returns its id; undefined
 * where there is one with the same fingerprint, and then nothing has happened.
 */
export async function addComment(
  { vault, newId }: Pick<Newsroom, 'vault' | 'newId'>,
  open: Write,
  draft: NewComment,
): Promise<string | undefined> {
  const { avatarSeed = await seedOfImported(open.db, vault, draft.email) } = draft;
  const fresh = { ...draft, avatarSeed, id: newId(), decidedAt: null, updatedAt: open.now, version: 1 };
  return (await restoreComment(vault, open, fresh)) ? fresh.id : undefined;
}

/** A comment as it was somewhere else. */
export interface RestoredComment extends NewComment, Pick<ModeratedComment, 'id' | 'decidedAt' | 'version'> {
  readonly avatarSeed: string;
  readonly updatedAt: string;
  readonly editedAt?: string | null;
  /** When it was emptied, if it was. */
  readonly deletedAt?: string | null;
  readonly decidedBy?: string | null;
  readonly reportCount?: number;
}

/**
 * Adds a comment that was somewhere before, as `addComment` does. Returns whether it did: there may be one with the
 * same fingerprint.
 */
export async function restoreComment(vault: Vault, open: Write, restored: RestoredComment): Promise<boolean> {
  const { email, ipAddress, ...comment } = restored;
  const threadId = await threadOf(open, comment);
  const textHash = hashText(vault, comment.body);
  const whole = { ...unchanged, ...comment, ...sealCommenter(vault, { email, ipAddress }), textHash, threadId };
  if (!(await store.insertComment(open.db, whole))) return false;
  const subjects = subjectsOf(whole);
  open.record({ type: 'comment.submitted', subjects, isPublic: false });
  if (whole.status !== 'approved') return true;
  const { isSeen } = await countShown(open, whole, countOf({ ...whole, isRemoved: whole.deletedAt !== null }));
  await indexComment(open, whole.id);
  open.record({ type: 'comment.approved', subjects, isPublic: isSeen });
  return true;
}

/** What a comment is that nobody has done anything with. */
const unchanged = {
  authorHash: null,
  editedAt: null,
  deletedAt: null,
  isEditorsPick: false,
  decidedBy: null,
  reportCount: 0,
} as const;

async function threadOf({ db }: Write, { id, parentId }: Pick<PublicComment, 'id' | 'parentId'>): Promise<string> {
  return (parentId === null ? undefined : await store.findThreadOf(db, parentId)) ?? id;
}
