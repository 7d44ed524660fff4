// A protocol for checkers of one's own: JSON, signed as webhooks are (Standard Webhooks 1.0).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signMessage } from '../http/sign-message.ts';
import type { CheckerAnswer, Question } from './ask-by-post.ts';
import type { CheckerProtocol, CheckerSettings } from './comment-checker.ts';

const Verdict = z.object({ verdict: z.enum(['ham', 'spam', 'certain-spam']) });

/** How a checker is asked that knows the same secret. */
export function signedProtocol({ url, key }: CheckerSettings): CheckerProtocol {
  const question = (type: string, data: object): Question => {
    const seconds = Math.floor(Date.now() / 1000);
    const message = { id: `msg_${randomUUID()}`, body: JSON.stringify({ type, data }) };
    const { headers, body } = signMessage(message, { secrets: [key], seconds });
    return { url, headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' }, body };
  };
  return {
    toCheck: (comment) => question('comment.check', comment),
    toLesson: (comment, lesson) => question('comment.decided', { ...comment, decision: lesson }),
    read: readVerdict,
  };
}

function readVerdict({ status, text }: CheckerAnswer) {
  if (status !== 200) throw new Error(`It answered ${status}.`);
  const answer = Verdict.safeParse(toJson(text));
  if (!answer.success) throw new Error('It answered something that is no verdict.');
  return { kind: answer.data.verdict };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
