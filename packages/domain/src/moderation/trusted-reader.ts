import type { ModerationContext } from './moderation-rule.ts';

/**
 * Whether a reader is trusted: as many of their comments as the settings ask for were approved, and of those that they
 * sent lately, none was refused.
 */
export function isTrustedReader({ reader, settings }: Pick<ModerationContext, 'reader' | 'settings'>): boolean {
  return reader.approvedComments >= settings.trustAfter && reader.refusedComments === 0;
}
