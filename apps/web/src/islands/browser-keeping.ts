// What this browser keeps for its reader: what they have begun to write, and, only if they want it, their name and their
// website. Never their email address. A browser that keeps nothing does no harm.
import type { ReplyTarget } from './comment-form.ts';

/** What a reader has begun to write. */
export interface Draft {
  readonly body: string;
  readonly replyTo: ReplyTarget | null;
  /** When they began, in milliseconds since 1970. */
  readonly since: number;
}

/** What a reader wants to be remembered. */
export interface Remembered {
  readonly name: string;
  readonly website: string;
}

const rememberedKey = 'broadsheet-reader';
const authorKey = 'broadsheet-author';
const draftKey = (articleSlug: string) => `broadsheet-draft:${articleSlug}`;
// Whoever shares a computer should not find what somebody did not send a month ago.
const draftDays = 14;

/** What was being written under an article; undefined where nothing was, or it is too old. */
export function readDraft(articleSlug: string): Draft | undefined {
  const { body, replyTo, since } = read(draftKey(articleSlug));
  if (typeof body !== 'string' || typeof since !== 'number') return undefined;
  if (Date.now() - since > draftDays * 86_400_000) {
    forgetDraft(articleSlug);
    return undefined;
  }
  return { body, since, replyTo: isTarget(replyTo) ? replyTo : null };
}

/** Keeps what is being written; where that is nothing, forgets it. */
export function keepDraft(articleSlug: string, draft: Draft): void {
  if (draft.body.trim() === '') forgetDraft(articleSlug);
  else tryTo(() => localStorage.setItem(draftKey(articleSlug), JSON.stringify(draft)));
}

export function forgetDraft(articleSlug: string): void {
  tryTo(() => localStorage.removeItem(draftKey(articleSlug)));
}

/** The name and the website of a reader who wanted them to be remembered. */
export function readRemembered(): Remembered | undefined {
  const { name, website } = read(rememberedKey);
  return typeof name === 'string' && typeof website === 'string' ? { name, website } : undefined;
}

/** Remembers a reader, or forgets whom it remembered. */
export function keepRemembered(remembered: Remembered | undefined): void {
  if (remembered) tryTo(() => localStorage.setItem(rememberedKey, JSON.stringify(remembered)));
  else tryTo(() => localStorage.removeItem(rememberedKey));
}

/** Notes that a comment was sent from here: its author's cookie, which no script sees, is worth asking with. */
export function noteAuthor({ isRemembered }: { readonly isRemembered: boolean }): void {
  tryTo(() => (isRemembered ? localStorage : sessionStorage).setItem(authorKey, '1'));
}

/** Whether a comment was sent from here. */
export function isAuthor(): boolean {
  return tryTo(() => (localStorage.getItem(authorKey) ?? sessionStorage.getItem(authorKey)) !== null) ?? false;
}

function read(key: string): Readonly<Record<string, unknown>> {
  const value = tryTo((): unknown => JSON.parse(localStorage.getItem(key) ?? 'null'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTarget(value: unknown): value is ReplyTarget {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return false;
  return typeof value.id === 'string' && typeof value.name === 'string';
}

// Storage can be full, forbidden, or filled by somebody else.
function tryTo<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
