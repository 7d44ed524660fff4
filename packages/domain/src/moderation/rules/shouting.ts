import type { ModerationRule } from '../moderation-rule.ts';

// Fewer letters are an abbreviation or two, or a cry that anybody may utter.
const fewestLetters = 20;
const mostCapitals = 0.7;
const longestRun = 8;
const repeated = new RegExp(`([\\p{L}\\p{Emoji_Presentation}!?！？])\\1{${longestRun},}`, 'iu');

/** Who shouts may be asked to wait. Scripts without capitals have none to shout with. */
export const shouting: ModerationRule = {
  name: 'shouting',
  sparesTrusted: true,
  judge({ body }) {
    const capitals = count(body, /\p{Lu}/gu);
    const cased = capitals + count(body, /\p{Ll}/gu);
    // Abbreviations in a text of another script are not what the text is written in.
    const isCased = cased >= fewestLetters && cased * 2 >= count(body, /\p{L}/gu);
    if (isCased && capitals > cased * mostCapitals) {
      return { verdict: 'hold', reason: `${Math.round((100 * capitals) / cased)} % of its letters are capitals.` };
    }
    const run = repeated.exec(body)?.[1];
    return run === undefined ? undefined : { verdict: 'hold', reason: `It repeats “${run}” again and again.` };
  },
};

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
