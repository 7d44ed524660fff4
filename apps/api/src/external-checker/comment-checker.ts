// Another service that is asked what it thinks of a comment, over HTTP, within a limit of time.
import type { ExternalCheck } from '@broadsheet/domain';
import { secretPrefix } from '../http/sign-message.ts';
import { akismetProtocol } from './akismet-protocol.ts';
import { askByPost, type CheckerAnswer, type Question } from './ask-by-post.ts';
import { signedProtocol } from './signed-protocol.ts';

/** What the service is told of a comment. Nothing else of a reader leaves the newsroom. */
export interface CheckedComment {
  readonly name: string;
  readonly email: string;
  readonly website: string | null;
  readonly body: string;
  readonly ipAddress: string | null;
  readonly isReply: boolean;
  /** Where the article stands on the site. */
  readonly articleUrl: string;
  /** RFC 3339 in UTC. */
  readonly sentAt: string;
}

/** What a moderator decided, for the service to learn from. */
export type Lesson = 'ham' | 'spam';

export interface CommentChecker {
  /** What the service says of a comment. Never throws: an answer that is none is one of the kinds. */
  check(comment: CheckedComment): Promise<ExternalCheck>;
  /** Tells the service what a moderator decided. Throws where it does not take it. */
  teach(comment: CheckedComment, lesson: Lesson): Promise<void>;
}

/** How a service is spoken to. */
export interface CheckerProtocol {
  readonly toCheck: (comment: CheckedComment) => Question;
  readonly toLesson: (comment: CheckedComment, lesson: Lesson) => Question;
  /** What its answer means. Throws where it means nothing, with a sentence for the moderator. */
  readonly read: (answer: CheckerAnswer) => ExternalCheck;
}

/** Where the service is, and how long an answer may take. */
export interface CheckerSettings {
  readonly url: string;
  /** A key of Akismet, or a secret for signatures, which begins with `whsec_`. */
  readonly key: string;
  readonly timeoutMs: number;
}

// While a service hangs, no more than these hang with it.
const mostAtOnce = 50;

/** A checker of comments. `siteUrl` is the newspaper's own address. */
export function createCommentChecker(settings: CheckerSettings, siteUrl: string): CommentChecker {
  const { key, timeoutMs } = settings;
  const speak = key.startsWith(secretPrefix) ? signedProtocol : akismetProtocol;
  const protocol = speak(settings, siteUrl);
  let asking = 0;
  return {
    async check(comment) {
      if (asking >= mostAtOnce) return { kind: 'failed', reason: 'Too many comments are being checked at once.' };
      asking += 1;
      try {
        return protocol.read(await askByPost(protocol.toCheck(comment), timeoutMs));
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : 'It failed.' };
      } finally {
        asking -= 1;
      }
    },
    async teach(comment, lesson) {
      const { status } = await askByPost(protocol.toLesson(comment, lesson), timeoutMs);
      if (status < 200 || status >= 300) throw new Error(`It answered ${status}.`);
    },
  };
}
