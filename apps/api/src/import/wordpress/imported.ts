// What comes out of reading a WordPress export: typed, clean, and knowing nothing of the database it will go into.
import type { ArticleKind, ArticleStatus, CommentKind, CommentPolicy, CommentStatus, Source } from '@broadsheet/domain';

export interface ImportedAuthor {
  /** What items name their author by. */
  readonly login: string;
  readonly name: string;
  /** Of whom the file says something. */
  readonly bio?: string;
}

/** A section (from a category) or a tag. */
export interface ImportedTerm {
  readonly slug: string;
  readonly name: string;
}

export interface ImportedAttachment {
  readonly originalId: number;
  /** The item that it was uploaded for. */
  readonly parentId: number | undefined;
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly isImage: boolean;
}

export interface ImportedComment {
  readonly originalId: number;
  /** The comment it replies to. It stands before this one in the list. */
  readonly originalParentId: number | undefined;
  readonly kind: CommentKind;
  readonly status: CommentStatus;
  readonly name: string;
  readonly email: string | null;
  readonly website: string | null;
  readonly ipAddress: string | null;
  readonly body: string;
  /** Undefined where the file tells no date. */
  readonly createdAt: string | undefined;
}

export interface ImportedArticle {
  readonly originalId: number;
  readonly originalUrl: string | undefined;
  /** Where the article was found on the old site: normal paths, see `toOldPath`. */
  readonly oldPaths: readonly string[];
  readonly kind: ArticleKind;
  readonly slug: string;
  readonly title: string;
  readonly dek: string;
  /** Sanitised HTML. */
  readonly body: string;
  readonly sources: readonly Source[];
  /** In the order of the byline, as the item names them. */
  readonly authors: readonly ImportedAuthor[];
  readonly section: ImportedTerm | undefined;
  readonly tags: readonly ImportedTerm[];
  readonly featuredImageAttachmentId: number | undefined;
  readonly language: string | undefined;
  /** As it was on the old site. Where `scheduled`, `publishedAt` is the time to come, which may have passed by now. */
  readonly status: Exclude<ArticleStatus, 'withdrawn'>;
  readonly publishedAt: string | undefined;
  readonly createdAt: string | undefined;
  readonly modifiedAt: string | undefined;
  readonly commentPolicy: CommentPolicy;
  readonly comments: readonly ImportedComment[];
  readonly isSticky: boolean;
  /** Sentences on what was changed or left out, for the summary. */
  readonly notes: readonly string[];
}

/** An item that becomes no article, and why: a sentence. `kind` groups them in a summary. */
export interface SkippedItem {
  readonly originalId: number | undefined;
  readonly title: string;
  readonly kind: string;
  readonly reason: string;
}

/** Where pictures are found that are named by number. Attachments may stand anywhere in the file. */
export interface AttachmentLookup {
  findAttachment(originalId: number): ImportedAttachment | undefined;
  /** The attachments that were uploaded for an item. */
  listAttachmentsOf(originalId: number): readonly ImportedAttachment[];
}
