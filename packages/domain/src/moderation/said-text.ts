// What of a comment readers will see, for rules that look for something in it.
import type { CommentSubmission } from '../comments/comment.ts';
import { endMark, toLetterStream } from './letter-stream.ts';
import { toLatinLookAlike } from './look-alikes.ts';

type Said = Pick<CommentSubmission, 'body' | 'name' | 'website'>;

/** Everything that readers will see of `submission`, as one text, in which nothing goes on from one field to the next. */
export function wholeTextOf({ body, name, website }: Said): string {
  return [body, name, website ?? ''].join(`\n${endMark}\n`);
}

// "Thank you!" is said by many.
const shortest = 25;

/**
 * What two texts share that say the same words: neither case nor accents, punctuation, signs, spaces or look-alike
 * letters count. Undefined where the text is so short that several readers may well write it.
 */
export function toSameTextKey(body: string): string | undefined {
  const { letters } = toLetterStream(toLatinLookAlike(body));
  return letters.length < shortest ? undefined : letters;
}
