// An article's way to its readers. What is allowed is the domain's to say.
import {
  publish,
  returnToDraft,
  schedule,
  submitForReview,
  withdraw,
  isDue,
  type Article,
  type ChangeType,
  type PublishingState,
  type Scope,
} from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { getForWrite, storeNext, type ArticleTarget } from './articles.actions.ts';
import { findArticle, listDueArticles } from './articles.store.ts';

/** Sends a draft to review. Throws `not-found`, `stale-version` and `transition-not-allowed`, as all of these do. */
export function submitArticle(newsroom: Newsroom, target: ArticleTarget): Promise<Article> {
  return move(newsroom, target, { type: 'article.submitted', scope: 'articles:write' }, submitForReview);
}

/** Makes an article a draft again. */
export function returnArticle(newsroom: Newsroom, target: ArticleTarget): Promise<Article> {
  return move(newsroom, target, decision('article.returned'), returnToDraft);
}

/** Lets an article be published at `at`. Throws `article-incomplete` and `not-a-date-in-the-future` too. */
export function scheduleArticle(newsroom: Newsroom, target: ArticleTarget, at: string): Promise<Article> {
  return move(newsroom, target, decision('article.scheduled'), (article, now) =>
    schedule(article, article, { at, now }),
  );
}

/** Publishes an article now. Throws `article-incomplete` too. */
export function publishArticle(newsroom: Newsroom, target: ArticleTarget): Promise<Article> {
  return move(newsroom, target, decision('article.published'), (article, now) => publish(article, article, now));
}

/** Takes an article off the site. */
export function withdrawArticle(newsroom: Newsroom, target: ArticleTarget): Promise<Article> {
  return move(newsroom, target, decision('article.withdrawn'), withdraw);
}

const dueAtOnce = 50;

/**
 * Publishes the scheduled articles whose time has come, each in a transaction of its own. One that cannot be published
 * is logged, and tried again at the next call. Several processes may do this at once.
 */
export async function publishDueArticles(newsroom: Newsroom): Promise<void> {
  for (const id of await listDueArticles(newsroom.db, newsroom.now(), dueAtOnce)) {
    try {
      await publishIfDue(newsroom, id);
    } catch (error) {
      // Another process was faster; this one sees what has become of it the next time.
      if (error instanceof Refusal && error.code === 'stale-version') continue;
      newsroom.log.error({ err: error, article: id }, 'A scheduled article could not be published');
    }
  }
}

function publishIfDue(newsroom: Newsroom, id: string): Promise<void> {
  return write(newsroom, async (open) => {
    const before = await findArticle(open.db, id);
    if (!before?.scheduledFor || !isDue(before, open.now)) return;
    // It counts from when it was announced for, not from when we woke up.
    const after = { ...before, ...publish(toState(before), before, before.scheduledFor) };
    await storeNext(open, 'article.published', { before, after });
  });
}

/** What a step on the way is called in the change log, and which right it asks for. */
interface Step {
  readonly type: ChangeType;
  readonly scope: Scope;
}

function decision(type: ChangeType): Step {
  return { type, scope: 'articles:publish' };
}

function move(
  newsroom: Newsroom,
  target: ArticleTarget,
  { type, scope }: Step,
  transition: (article: Article, now: string) => PublishingState,
): Promise<Article> {
  return write(newsroom, async (open) => {
    const before = await getForWrite(open.db, target, scope);
    const after = { ...before, ...toState(transition(before, open.now)) };
    return storeNext(open, type, { before, after });
  });
}

function toState({ status, publishedAt, scheduledFor, withdrawnAt }: PublishingState): PublishingState {
  return { status, publishedAt, scheduledFor, withdrawnAt };
}
