// What happens when a reader sends the live form. With it comes the schema library, which weighs more than Vue, so it is
// loaded when a reader begins to write.
import { nextTick } from 'vue';
import { noteAuthor } from './browser-keeping.ts';
import { decoyField, textIn, type CommentFormErrors, type CommentFormProps } from './comment-form.ts';
import type { FormElement, FormState } from './comment-form-state.ts';
import { checkComment, incompleteReason, sendComment, type FilledForm, type SentComment } from './comment-sending.ts';
import { refreshComment } from './discussion.ts';

const noAnswer = 'Your comment could not be sent: there was no answer. What you wrote is still here. Please try again.';
const sendingLimitMs = 20_000;

interface Form {
  readonly props: CommentFormProps;
  readonly state: FormState;
  readonly element: FormElement;
}

/** Checks what stands in the form, sends it, and shows what became of it. */
export async function sendForm(form: Form): Promise<void> {
  const { props, state } = form;
  const filled = readForm(form);
  const checked = checkComment(filled);
  if (checked.kind === 'incomplete') {
    await showRefusal(form, incompleteReason, checked.errors);
    return;
  }
  const to = { articleSlug: props.articleSlug, remember: state.draft.isRemembered.value };
  const api = { baseUrl: '/api', fetch: fetchInTime };
  const outcome = await sendComment(to, checked.submission, api).catch(() => undefined);
  if (!outcome) await showRefusal(form, noAnswer, {});
  else if (outcome.kind !== 'refused') await showSent(form, outcome, filled.notify ?? false);
  else {
    if (outcome.problem.code === 'parent-not-found') state.replyTo.value = null;
    await showRefusal(form, outcome.reason, outcome.errors);
  }
}

function readForm({ props, state: { fields, replyTo, draft }, element }: Form): FilledForm {
  const data = new FormData(element.value ?? undefined);
  return {
    ...{ values: fields.values, parentId: replyTo.value?.id ?? null, bodyLimit: props.limits.body },
    ...{ notify: data.has('notify'), honeypot: textIn(data, decoyField), secondsToWrite: draft.secondsToWrite() },
  };
}

async function showRefusal({ state, element }: Form, reason: string, errors: CommentFormErrors): Promise<void> {
  const { notice, fields, isSending } = state;
  notice.value = { kind: 'refused', reason };
  fields.errors.value = errors;
  isSending.value = false;
  await nextTick();
  const { value: wrong } = fields.firstWrong;
  element.value?.querySelector<HTMLElement>(wrong ? `[name=${wrong}]` : '[data-notice]')?.focus();
}

async function showSent({ state, element }: Form, sent: SentComment, notifies: boolean): Promise<void> {
  const { kind, commentId } = sent;
  const { draft, notice, fields, replyTo, isSending, sentCount } = state;
  noteAuthor({ isRemembered: draft.isRemembered.value });
  draft.sent();
  // The comment is in its place before its author is told to look there.
  if (kind === 'approved') await refreshComment(commentId).catch(() => undefined);
  notice.value = kind === 'held' ? { kind, notifies } : { kind: 'published', commentId, notifies };
  fields.empty();
  replyTo.value = null;
  isSending.value = false;
  sentCount.value += 1;
  await nextTick();
  element.value?.querySelector<HTMLElement>('[data-notice]')?.focus();
}

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(sendingLimitMs) });
