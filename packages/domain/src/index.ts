export * from './domain-error.ts';
export * from './json-schemas.ts';

// The newspaper
export * from './news/article.ts';
export * from './news/author.ts';
export * from './news/byline.ts';
export * from './news/json-ld.ts';
export * from './news/publishing.ts';
export * from './news/section.ts';
export * from './news/tag.ts';

// What readers say
export * from './comments/comment.ts';
export * from './comments/comment-ban.ts';
export * from './comments/comment-decision.ts';
export * from './comments/comment-editing.ts';
export * from './comments/comment-policy.ts';
export * from './comments/comment-report.ts';
export * from './comments/comment-settings.ts';
export * from './comments/comment-text.ts';
export * from './comments/discussion.ts';
export * from './comments/thread.ts';

// What becomes of it
export * from './moderation/moderation.ts';
export * from './moderation/moderation-outcome.ts';
export type * from './moderation/moderation-rule.ts';
export * from './moderation/moderation-rules.ts';
export * from './moderation/name-pattern.ts';
export { checkerVerdictOf } from './moderation/rules/external-checker.ts';
export * from './moderation/said-text.ts';
export * from './moderation/spam-words.ts';
export * from './moderation/trusted-reader.ts';

// Who may do what
export * from './access/access.ts';
export * from './access/api-key.ts';
export * from './access/role.ts';
export * from './access/scope.ts';
export * from './access/user.ts';

// What happened, and who is told
export * from './changes/cache-tags.ts';
export * from './changes/change.ts';
export * from './changes/change-filter.ts';
export * from './changes/webhook.ts';

// Texts
export * from './text/body-html.ts';
export * from './text/excerpt.ts';
export * from './text/html-text.ts';
export * from './text/plain-text.ts';
export * from './text/reading-time.ts';
export * from './text/search-highlight.ts';
export * from './text/search-query.ts';
export * from './text/search-words.ts';

// Values
export * from './values/address-range.ts';
export * from './values/identifier.ts';
export * from './values/language.ts';
export * from './values/site-address.ts';
export * from './values/slug.ts';
export * from './values/timestamp.ts';
export * from './values/web-address.ts';
