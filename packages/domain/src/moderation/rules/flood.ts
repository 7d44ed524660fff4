import type { ModerationRule } from '../moderation-rule.ts';

/** A flood from one network, or upon one article. Trusted readers may be in the same network, and are not a flood. */
export const flood: ModerationRule = {
  name: 'flood',
  sparesTrusted: true,
  judge(_submission, { traffic: { fromAddress, onArticle }, settings: { mostPerAddress, mostPerArticle } }) {
    const reasons = [
      ...(fromAddress >= mostPerAddress ? [`${fromAddress} other comments came from the same network`] : []),
      ...(onArticle >= mostPerArticle ? [`${onArticle} other comments came in on this article`] : []),
    ];
    if (reasons.length === 0) return undefined;
    return { verdict: 'hold', reason: `${reasons.join(' and ')} within ten minutes.` };
  },
};
