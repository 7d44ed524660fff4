// The live comment form, as its template sees it.
import { onMounted } from 'vue';
import type { CommentField, CommentFormProps, ReplyTarget } from './comment-form.ts';
import { useFormState, type FormElement } from './comment-form-state.ts';

// It brings the schema library, which weighs more than Vue, so it comes when a reader begins to write.
const loadSending = () => import('./send-comment-form.ts').catch(() => undefined);

/** The state of the form in `element`, and what its events do. */
export function useCommentForm(props: CommentFormProps, element: FormElement) {
  const state = useFormState(props);
  const { fields, replyTo, draft, notice, isSending, sentCount } = state;
  const { values, errors, firstWrong, leave } = fields;

  const prepare = () => void loadSending();

  function edit(field: CommentField, value: string): void {
    fields.edit(field, value);
    if (field === 'body') draft.touch();
  }

  function answer(target: ReplyTarget | null): void {
    replyTo.value = target;
    if (values.body !== '') draft.touch();
  }

  onMounted(() => {
    if (!element.value) return;
    // The browser's own bubbles would hide ours. Without scripts they stay.
    element.value.noValidate = true;
    if (element.value.contains(document.activeElement)) prepare();
  });

  async function send(): Promise<void> {
    if (isSending.value) return;
    isSending.value = true;
    notice.value = null;
    const sending = await loadSending();
    if (sending) await sending.sendForm({ props, state, element });
    else {
      // A browser that cannot load the checks can still post the form as it stands.
      draft.sent();
      element.value?.submit();
    }
    isSending.value = false;
  }

  return {
    values,
    errors,
    notice,
    replyTo,
    isSending,
    sentCount,
    firstWrong,
    draft,
    edit,
    leave,
    answer,
    prepare,
    send,
  };
}
