// How the newspaper runs its discussions.
import { isDeepStrictEqual } from 'node:util';
import type { Discussion, VersionedCommentSettings } from '@broadsheet/api-contract';
import { closedBecause, CommentSettings, discussionClosesAt, strictestRules } from '@broadsheet/domain';
import type { ArticleStatus, CommentSettingsPatch, DiscussionRules } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import * as store from './comment-settings.store.ts';

/** What holds for all discussions. */
export async function getCommentSettings(db: Newsroom['db']): Promise<CommentSettings> {
  const { settings } = await store.findCommentSettings(db);
  return settings;
}

/** What holds, and at which version. */
export async function getVersionedSettings({ db }: Pick<Newsroom, 'db'>): Promise<VersionedCommentSettings> {
  const { settings, version } = await store.findCommentSettings(db);
  return { ...settings, version };
}

/** What applies to comments on one article. */
export interface RunDiscussion {
  readonly articleStatus: ArticleStatus;
  readonly publishedAt: string | null;
  /** The strictest of what site, section and article say. */
  readonly discussion: DiscussionRules;
  readonly settings: CommentSettings;
}

/** What applies to comments on the article with this id; undefined where there is no such article. */
export async function findDiscussion(db: Newsroom['db'], articleId: string): Promise<RunDiscussion | undefined> {
  const found = await store.findDiscussed(db, articleId);
  if (!found) return undefined;
  const { articleStatus, publishedAt, levels, settings } = found;
  return { articleStatus, publishedAt, discussion: strictestRules([settings, ...levels]), settings };
}

/** What a form for comments on an article has to know. Throws `not-found`. */
export async function describeDiscussion({ db, now }: Newsroom, articleId: string): Promise<Discussion> {
  const found = await findDiscussion(db, articleId);
  if (!found) throw new Refusal('not-found', 'There is no such article.');
  const { minLength, maxLength, editMinutes, offersNotifications } = found.settings;
  const because = closedBecause(found, now());
  return {
    ...{ articleId, isOpen: because === null, closedBecause: because, policy: found.discussion.policy },
    ...{ closesAt: discussionClosesAt(found), minLength, maxLength, editMinutes, offersNotifications },
  };
}

/** Changes what `patch` names. Throws `stale-version`, and `invalid-body` where it does not fit the rest. */
export function updateCommentSettings(
  newsroom: Newsroom,
  patch: CommentSettingsPatch,
  precondition: Precondition,
): Promise<VersionedCommentSettings> {
  return write(newsroom, async ({ db, now, record }) => {
    const current = await store.findCommentSettings(db);
    assertCurrent(precondition, current.version);
    const settings = CommentSettings.parse({ ...current.settings, ...patch });
    if (settings.minLength > settings.maxLength) throw misfit();
    if (isDeepStrictEqual(settings, current.settings)) return { ...settings, version: current.version };
    const version = current.version + 1;
    if (!(await store.updateCommentSettings(db, { settings, version, updatedAt: now }))) throw staleVersion();
    record({ type: 'discussion.configured', subjects: [], isPublic: true });
    return { ...settings, version };
  });
}

function misfit(): Refusal {
  const message = 'The shortest comment would be longer than the longest one.';
  return new Refusal('invalid-body', message, [{ pointer: '/minLength', message }]);
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
}
