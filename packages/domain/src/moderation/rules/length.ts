import type { ModerationRule } from '../moderation-rule.ts';

/** How long a comment may be is for the editors to say, within what can be stored at all. In code points. */
export const length: ModerationRule = {
  name: 'length',
  judge({ body }, { settings: { minLength, maxLength } }) {
    // What cannot be seen is no length: a page of nothing is not a long comment.
    const visible = body.replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, '');
    if (count(visible) < minLength) return rejected(`Write at least ${counted(minLength)}.`);
    if (count(body) > maxLength) return rejected(`Write at most ${counted(maxLength)}.`);
    return undefined;
  },
};

function rejected(told: string) {
  return { verdict: 'reject', reason: told, told } as const;
}

function counted(limit: number): string {
  return limit === 1 ? 'one character' : `${limit} characters`;
}

function count(text: string): number {
  return [...text].length;
}
