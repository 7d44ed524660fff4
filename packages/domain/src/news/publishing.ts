// What may happen to an article, and when. Pure: the clock is a parameter.
import { z } from 'zod';
import { DomainError } from '../domain-error.ts';
import { isBlankBody } from '../text/html-text.ts';

/** Where an article is in its life. Only `published` is seen by readers. */
export const ArticleStatus = /* @__PURE__ */ z
  .enum(['draft', 'in-review', 'scheduled', 'published', 'withdrawn'])
  .meta({
    id: 'ArticleStatus',
    description: 'Where an article is in its life. Readers see only what is published.',
    examples: ['published'],
  });
export type ArticleStatus = z.infer<typeof ArticleStatus>;

/** What an editor can do with an article. */
export type PublishingAction = 'submit' | 'return' | 'schedule' | 'publish' | 'withdraw';

/** The part of an article that publishing changes. All times are RFC 3339 in UTC. */
export interface PublishingState {
  readonly status: ArticleStatus;
  readonly publishedAt: string | null;
  readonly scheduledFor: string | null;
  readonly withdrawnAt: string | null;
}

/** What an article needs before readers may see it. */
export interface Publishable {
  readonly kind: 'article' | 'page';
  readonly title: string;
  readonly body: string;
  readonly authors: readonly unknown[];
}

const allowedFrom: Record<PublishingAction, readonly ArticleStatus[]> = {
  submit: ['draft'],
  return: ['in-review', 'scheduled', 'withdrawn'],
  schedule: ['draft', 'in-review', 'scheduled', 'withdrawn'],
  publish: ['draft', 'in-review', 'scheduled', 'withdrawn'],
  withdraw: ['published'],
};

const spoken: Record<ArticleStatus, string> = {
  draft: 'a draft',
  'in-review': 'in review',
  scheduled: 'scheduled',
  published: 'published',
  withdrawn: 'withdrawn',
};

const done: Record<PublishingAction, string> = {
  submit: 'submitted for review',
  return: 'returned to draft',
  schedule: 'scheduled',
  publish: 'published',
  withdraw: 'withdrawn',
};

/** Whether `action` may happen to an article in `status`. */
export function isAllowed(action: PublishingAction, status: ArticleStatus): boolean {
  return allowedFrom[action].includes(status);
}

/** A draft goes to an editor. Throws `transition-not-allowed` from any other state. */
export function submitForReview(state: PublishingState): PublishingState {
  assertAllowed('submit', state);
  return { ...state, status: 'in-review' };
}

/** An article goes back to being a draft. Throws `transition-not-allowed` where it is a draft or published. */
export function returnToDraft(state: PublishingState): PublishingState {
  assertAllowed('return', state);
  return { ...state, status: 'draft', scheduledFor: null, withdrawnAt: null };
}

/**
 * An article will be published by itself at `at`. Throws `transition-not-allowed` where it is published,
 * `not-a-date-in-the-future` where `at` is not after `now`, and `article-incomplete` as `publish` does.
 */
export function schedule(
  state: PublishingState,
  article: Publishable,
  times: { at: string; now: string },
): PublishingState {
  assertAllowed('schedule', state);
  assertComplete(article);
  if (times.at <= times.now) {
    throw new DomainError('not-a-date-in-the-future', 'An article can only be scheduled for a time to come.', '/at');
  }
  return { ...state, status: 'scheduled', scheduledFor: times.at, withdrawnAt: null };
}

/**
 * Readers see the article from `now` on. An article that was published before keeps its first date.
 * Throws `transition-not-allowed` where it is published already, and `article-incomplete` where it has no
 * headline, no text, or (unless it is a page) no byline.
 */
export function publish(state: PublishingState, article: Publishable, now: string): PublishingState {
  assertAllowed('publish', state);
  assertComplete(article);
  return { status: 'published', publishedAt: state.publishedAt ?? now, scheduledFor: null, withdrawnAt: null };
}

/** Readers no longer see the article. Throws `transition-not-allowed` where it is not published. */
export function withdraw(state: PublishingState, now: string): PublishingState {
  assertAllowed('withdraw', state);
  return { ...state, status: 'withdrawn', withdrawnAt: now };
}

/** Whether the time of a scheduled article has come. */
export function isDue(state: PublishingState, now: string): boolean {
  return state.status === 'scheduled' && state.scheduledFor !== null && state.scheduledFor <= now;
}

function assertAllowed(action: PublishingAction, { status }: PublishingState): void {
  if (isAllowed(action, status)) return;
  const from = allowedFrom[action].map((each) => spoken[each]).join(' or ');
  throw new DomainError(
    'transition-not-allowed',
    `The article is ${spoken[status]}. Only an article that is ${from} can be ${done[action]}.`,
  );
}

/**
 * Readers may see only what is complete. Throws `article-incomplete` where `article` has no headline, no text, or
 * (unless it is a page) no byline.
 */
export function assertComplete(article: Publishable): void {
  if (article.title.trim() === '') throw incomplete('The article has no headline yet.', '/title');
  if (isBlankBody(article.body)) throw incomplete('The article has no text yet.', '/body');
  if (article.kind === 'article' && article.authors.length === 0) {
    throw incomplete('The article has no byline yet: name at least one author.', '/authors');
  }
}

function incomplete(message: string, pointer: string): DomainError {
  return new DomainError('article-incomplete', message, pointer);
}
