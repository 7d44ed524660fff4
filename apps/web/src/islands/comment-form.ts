// What the comment form is drawn from. The server makes it; the browser gets it as JSON and needs no schema to read it.

/** The fields that a reader sees, by their names in the form, which are those of `CommentSubmission`. */
export type CommentField = 'body' | 'name' | 'email' | 'website';

/** What stands in the fields. */
export type CommentFormValues = Readonly<Record<CommentField, string>>;

/** What is wrong, field by field, as sentences for the reader. */
export type CommentFormErrors = Readonly<Partial<Record<CommentField, string>>>;

/** What a reader ticks: to be mailed when somebody replies, and to be known again by this browser. */
export interface CommentFormChoices {
  readonly notify: boolean;
  readonly remember: boolean;
}

/** The comment that is being replied to. */
export interface ReplyTarget {
  readonly id: string;
  readonly name: string;
}

/** What the form says of what was last sent. Only the live form says `published`: the plain one leads there. */
export type CommentFormNotice =
  | { readonly kind: 'held'; readonly notifies?: boolean }
  | { readonly kind: 'published'; readonly commentId: string; readonly notifies?: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the comment form is drawn from. */
export interface CommentFormProps {
  readonly articleSlug: string;
  /** The longest value of each field, in characters. */
  readonly limits: Readonly<Record<CommentField, number>>;
  /** Whether the newspaper mails readers of replies to them. */
  readonly offersNotifications: boolean;
  readonly replyTo: ReplyTarget | null;
  readonly values: CommentFormValues;
  readonly choices: CommentFormChoices;
  readonly errors: CommentFormErrors;
  readonly notice: CommentFormNotice | null;
}

/** A comment that came as a plain form and was refused. */
export interface SentCommentForm {
  readonly values: CommentFormValues;
  readonly choices: CommentFormChoices;
  /** As it came: it may be empty, and it may name no comment. */
  readonly parentId: string;
  readonly errors: CommentFormErrors;
  readonly reason: string;
}

/** The fields in the order in which they stand in the form. */
export const commentFields: readonly CommentField[] = ['body', 'name', 'email', 'website'];

/** The field that people leave empty, because they do not see it. By a name that programs like to fill in. */
export const decoyField = 'subject';

/** A form that nobody has written in. */
export const emptyValues: CommentFormValues = { body: '', name: '', email: '', website: '' };

/** A form in which nothing is ticked. */
export const noChoices: CommentFormChoices = { notify: false, remember: false };

/** What stands in a field of a form, as text. */
export function textIn(form: FormData, field: string): string {
  const entry = form.get(field);
  return typeof entry === 'string' ? entry : '';
}
