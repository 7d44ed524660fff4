import { ref, type Ref } from 'vue';
import type { CommentFormNotice, CommentFormProps } from './comment-form.ts';
import { useCommentFields } from './use-comment-fields.ts';
import { useDraft } from './use-draft.ts';

/** The form's element, once it is there. */
export type FormElement = Readonly<Ref<HTMLFormElement | null>>;

/** What the live comment form knows. */
export function useFormState(props: CommentFormProps) {
  const fields = useCommentFields(props);
  const replyTo = ref(props.replyTo);
  return {
    fields,
    replyTo,
    draft: useDraft(props, { values: fields.values, replyTo }),
    notice: ref<CommentFormNotice | null>(props.notice),
    isSending: ref(false),
    /** How many comments were sent from here: whoever shows them looks again. */
    sentCount: ref(0),
  };
}

export type FormState = ReturnType<typeof useFormState>;
