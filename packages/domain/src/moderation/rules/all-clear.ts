import type { ModerationRule } from '../moderation-rule.ts';

/** Says so where nothing else did: without any verdict, a comment is held. */
export const allClear: ModerationRule = {
  name: 'all-clear',
  judge() {
    return { verdict: 'publish', reason: 'Nothing speaks against it.' };
  },
};
