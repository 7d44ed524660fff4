import type { ModerationRule } from '../moderation-rule.ts';

/** What fills in a field that people do not see is a program. It is not told how it was found out. */
export const honeypot: ModerationRule = {
  name: 'honeypot',
  judge({ honeypot: filledIn }) {
    if (filledIn === '') return undefined;
    return { verdict: 'reject', reason: 'A field was filled in that the form hides from people.' };
  },
};
