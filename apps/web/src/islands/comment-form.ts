// What the comment form is drawn from. The server makes it; the browser gets it as JSON and needs no schema to read it.

/** The fields that a reader sees, by their names in the form, which are those of `CommentSubmission`. */
export type CommentField = 'body' | 'name' | 'email' | 'website';

/** What stands in the fields. */
export type CommentFormValues = Readonly<Record<CommentField, string>>;

/** What is wrong, field by field, as sentences for the reader. */
export type CommentFormErrors = Readonly<Partial<Record<CommentField, string>>>;

/** The comment that is being replied to. */
interface ReplyTarget {
  readonly id: string;
  readonly name: string;
}

/** What the form says of what was last sent. Only the live form says `published`: the plain one leads there. */
export type CommentFormNotice =
  | { readonly kind: 'held' }
  | { readonly kind: 'published'; readonly commentId: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the comment form is drawn from. */
export interface CommentFormProps {
  readonly articleSlug: string;
  /** The longest value of each field, in UTF-16 units. */
  readonly limits: Readonly<Record<CommentField, number>>;
  readonly replyTo: ReplyTarget | null;
  readonly values: CommentFormValues;
  readonly errors: CommentFormErrors;
  readonly notice: CommentFormNotice | null;
}

/** A comment that came as a plain form and was refused. */
export interface SentCommentForm {
  readonly values: CommentFormValues;
  /** As it came: it may be empty, and it may name no comment. */
  readonly parentId: string;
  readonly errors: CommentFormErrors;
  readonly reason: string;
}

/** The fields in the order in which they stand in the form. */
export const commentFields: readonly CommentField[] = ['body', 'name', 'email', 'website'];

/** A form that nobody has written in. */
export const emptyValues: CommentFormValues = { body: '', name: '', email: '', website: '' };
