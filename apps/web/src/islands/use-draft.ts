// What of the form the browser keeps: what is being written, until it is sent, and whom it is to remember.
import { onMounted, ref, type Ref } from 'vue';
import { forgetDraft, keepDraft, keepRemembered, readDraft, readRemembered } from './browser-keeping.ts';
import type { CommentField, CommentFormProps, ReplyTarget } from './comment-form.ts';

interface Written {
  readonly values: Record<CommentField, string>;
  readonly replyTo: Ref<ReplyTarget | null>;
}

const keepAfterMs = 400;

/** The draft of the form whose fields are `values`. */
export function useDraft({ articleSlug, choices, notice }: CommentFormProps, { values, replyTo }: Written) {
  const isRemembered = ref(choices.remember);
  /** Whether the text in the form is one that was begun before. */
  const isRestored = ref(false);
  let since = 0;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const keep = () => keepDraft(articleSlug, { body: values.body, replyTo: replyTo.value, since });

  function restore(): void {
    // What came as a plain form was sent, or stands in the form again.
    if (notice) {
      forgetDraft(articleSlug);
      return;
    }
    const draft = readDraft(articleSlug);
    if (!draft || values.body !== '') return;
    values.body = draft.body;
    since = draft.since;
    replyTo.value ??= draft.replyTo;
    isRestored.value = true;
  }

  onMounted(() => {
    const remembered = readRemembered();
    if (remembered) {
      isRemembered.value = true;
      values.name ||= remembered.name;
      values.website ||= remembered.website;
    }
    restore();
    addEventListener('pagehide', () => keeping && keep());
  });

  /** After something was written, or it was decided what it answers. */
  function touch(): void {
    since ||= Date.now();
    clearTimeout(keeping);
    keeping = setTimeout(keep, keepAfterMs);
  }

  /** After the comment is sent. Whoever no longer ticks the box is forgotten. */
  function sent(): void {
    stop();
    const { name, website } = values;
    keepRemembered(isRemembered.value ? { name, website } : undefined);
  }

  /** Forgets what is being written. */
  function discard(): void {
    stop();
    values.body = '';
  }

  function stop(): void {
    clearTimeout(keeping);
    keeping = undefined;
    since = 0;
    isRestored.value = false;
    forgetDraft(articleSlug);
  }

  const secondsToWrite = () => (since === 0 ? null : (Date.now() - since) / 1000);

  return { isRemembered, isRestored, touch, sent, discard, secondsToWrite };
}
