// The fields of the live comment form: what stands in them, and what is wrong with it.
import { computed, reactive, ref } from 'vue';
import {
  commentFields,
  textIn,
  type CommentField,
  type CommentFormErrors,
  type CommentFormProps,
} from './comment-form.ts';

/** The fields, and what happens when a reader writes in one or leaves it. */
export function useCommentFields(props: CommentFormProps) {
  const values = reactive({ ...props.values, ...typedBeforeHydration() });
  const errors = ref<CommentFormErrors>(props.errors);
  const edited = new Set<CommentField>();
  const firstWrong = computed(() => commentFields.find((field) => errors.value[field] !== undefined));

  async function recheck(field: CommentField): Promise<void> {
    const sending = await import('./comment-sending.ts').catch(() => undefined);
    const checked = sending?.checkComment({ values, parentId: null, bodyLimit: props.limits.body });
    if (!checked) return;
    const message = checked.kind === 'incomplete' ? checked.errors[field] : undefined;
    const others = Object.entries(errors.value).filter(([name]) => name !== field);
    errors.value = Object.fromEntries(message === undefined ? others : [...others, [field, message]]);
  }

  function edit(field: CommentField, value: string): void {
    values[field] = value;
    edited.add(field);
    if (errors.value[field] !== undefined) void recheck(field);
  }

  // Nobody is told of a mistake in a field that they only passed through.
  function leave(field: CommentField): void {
    if (edited.has(field)) void recheck(field);
  }

  /** After the comment is sent: who wrote it may write another one. */
  function empty(): void {
    values.body = '';
    errors.value = {};
    edited.clear();
  }

  return { values, errors, firstWrong, edit, leave, empty };
}

// Whoever was quick has written into the form before it came to life.
function typedBeforeHydration(): Partial<Record<CommentField, string>> {
  const form = import.meta.env.SSR ? null : document.querySelector<HTMLFormElement>('form#reply');
  if (!form) return {};
  const data = new FormData(form);
  return Object.fromEntries(commentFields.map((field) => [field, textIn(data, field)]));
}
