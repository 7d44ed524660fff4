// The live comment form: what happens when a reader sends it.
import { nextTick, onMounted, ref, type Ref } from 'vue';
import type { CommentFormErrors, CommentFormNotice, CommentFormProps } from './comment-form.ts';
import type { CommentOutcome } from './comment-sending.ts';
import { loadSending, useCommentFields } from './use-comment-fields.ts';

const noAnswer = 'Your comment could not be sent: there was no answer. What you wrote is still here. Please try again.';
const sendingLimitMs = 20_000;

/** The state of the form in `form`, and what its events do. */
export function useCommentForm(props: CommentFormProps, form: Readonly<Ref<HTMLFormElement | null>>) {
  const { values, errors, firstWrong, edit, leave, empty } = useCommentFields(props);
  const notice = ref<CommentFormNotice | null>(props.notice);
  const replyTo = ref(props.replyTo);
  const isSending = ref(false);

  const prepare = () => void loadSending().catch(() => undefined);

  onMounted(() => {
    if (!form.value) return;
    // The browser's own bubbles would hide ours. Without scripts they stay.
    form.value.noValidate = true;
    if (form.value.contains(document.activeElement)) prepare();
  });

  async function showRefusal(reason: string, wrong: CommentFormErrors): Promise<void> {
    notice.value = { kind: 'refused', reason };
    errors.value = wrong;
    isSending.value = false;
    await focusOn(form, () => (firstWrong.value ? `[name=${firstWrong.value}]` : '[data-notice]'));
  }

  async function showOutcome(outcome: CommentOutcome): Promise<void> {
    if (outcome.kind === 'refused') {
      if (outcome.problem.code === 'parent-not-found') replyTo.value = null;
      await showRefusal(outcome.reason, outcome.errors);
      return;
    }
    notice.value = outcome.kind === 'held' ? outcome : { kind: 'published', commentId: outcome.commentId };
    empty();
    replyTo.value = null;
    isSending.value = false;
    await focusOn(form, () => '[data-notice]');
  }

  async function checkAndSend(): Promise<void> {
    const sending = await loadSending().catch(() => undefined);
    if (!sending) {
      // A browser that cannot load the checks can still post the form as it stands.
      form.value?.submit();
      return;
    }
    const checked = sending.checkComment(values, replyTo.value?.id ?? null);
    if (checked.kind === 'incomplete') await showRefusal(sending.incompleteReason, checked.errors);
    else {
      await showOutcome(
        await sending.sendComment(props.articleSlug, checked.submission, { baseUrl: '/api', fetch: fetchInTime }),
      );
    }
  }

  async function send(): Promise<void> {
    if (isSending.value) return;
    isSending.value = true;
    notice.value = null;
    try {
      await checkAndSend();
    } catch {
      await showRefusal(noAnswer, {});
    } finally {
      isSending.value = false;
    }
  }

  return { values, errors, notice, replyTo, isSending, firstWrong, edit, leave, prepare, send };
}

async function focusOn(form: Readonly<Ref<HTMLFormElement | null>>, selector: () => string): Promise<void> {
  await nextTick();
  form.value?.querySelector<HTMLElement>(selector())?.focus();
}

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(sendingLimitMs) });
