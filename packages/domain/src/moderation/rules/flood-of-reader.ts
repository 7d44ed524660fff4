import type { ModerationRule } from '../moderation-rule.ts';

/** Nobody has that much to say at once; also not one who is trusted, whose browser somebody else may have. */
export const floodOfReader: ModerationRule = {
  name: 'flood-of-reader',
  judge(_submission, { traffic: { fromReader }, settings: { mostPerReader } }) {
    if (fromReader < mostPerReader) return undefined;
    return { verdict: 'hold', reason: `The reader has sent ${fromReader} other comments within ten minutes.` };
  },
};
