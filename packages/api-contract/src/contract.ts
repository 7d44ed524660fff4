import { articleFormats } from './article-formats.ts';
import { articles } from './articles.ts';
import { authors } from './authors.ts';
import { batch } from './batch.ts';
import { changes } from './changes.ts';
import { commentSettings } from './comment-settings.ts';
import { commentBans } from './comment-bans.ts';
import { comments } from './comments.ts';
import { moderation } from './moderation.ts';
import { oembed } from './oembed.ts';
import { newsroomExport } from './export.ts';
import { keys } from './keys.ts';
import { liveComments } from './live-comments.ts';
import { ownComments } from './own-comments.ts';
import { personalData } from './personal-data.ts';
import { previews } from './previews.ts';
import { redirects } from './redirects.ts';
import { mailedDecisions } from './mailed-decisions.ts';
import { replySubscriptions } from './reply-subscriptions.ts';
import { search } from './search.ts';
import { sections } from './sections.ts';
import { session } from './session.ts';
import { tags } from './tags.ts';
import { threads } from './threads.ts';
import { users } from './users.ts';
import { webhooks } from './webhooks.ts';

/** Every endpoint of the API, by group and name. */
export const contract = {
  articles,
  articleFormats,
  previews,
  oembed,
  authors,
  sections,
  tags,
  comments,
  commentSettings,
  ownComments,
  commentBans,
  moderation,
  threads,
  liveComments,
  personalData,
  replySubscriptions,
  mailedDecisions,
  batch,
  search,
  changes,
  newsroomExport,
  redirects,
  keys,
  users,
  session,
  webhooks,
};
export type Contract = typeof contract;
