// The shapes of the demo newsroom. Its times are relative to the moment of loading, so that it never looks old.
import type { ArticleDraft, AuthorDraft, CommentStatus, CommentSubmission, SectionDraft } from '@broadsheet/domain';
import type { z } from 'zod';

/** Where an article is in its life when the demo is loaded. */
export type DemoPublication =
  | { readonly hoursAgo: number }
  | { readonly daysAgo: number }
  | { readonly scheduledInDays: number }
  | 'draft'
  | 'in-review';

/** A comment with the replies under it. Their hours count from the publication of the article, not from the parent. */
export interface DemoComment extends Omit<z.input<typeof CommentSubmission>, 'parentId'> {
  readonly hoursAfterPublication: number;
  readonly status: CommentStatus;
  readonly isEditorsPick?: boolean;
  readonly replies?: readonly DemoComment[];
}

/** An article as an editor would enter it, what became of it, and what readers said. */
export interface DemoArticle extends Omit<z.input<typeof ArticleDraft>, 'corrections'> {
  readonly slug: string;
  readonly publish: DemoPublication;
  readonly corrections?: readonly { readonly hoursAfterPublication: number; readonly text: string }[];
  readonly comments?: readonly DemoComment[];
}

/** The slug is written out: the bylines name it. */
export interface DemoAuthor extends z.input<typeof AuthorDraft> {
  readonly slug: string;
}

/** The slug is written out: the articles name it. */
export interface DemoSection extends z.input<typeof SectionDraft> {
  readonly slug: string;
}
