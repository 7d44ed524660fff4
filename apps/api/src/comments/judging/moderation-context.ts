// What the moderation rules know besides the comment itself.
import type { CommentSettings, CommentSubmission, ExternalCheck, ModerationContext } from '@broadsheet/domain';
import { toTimestamp } from '@broadsheet/domain';
import type { Write } from '../../changes/changes.actions.ts';
import type { RunDiscussion } from '../../comment-settings/comment-settings.actions.ts';
import { findBan } from '../../moderation/bans.actions.ts';
import type { Newsroom } from '../../newsroom.ts';
import { classify } from '../../spam-classifier/spam-classifier.actions.ts';
import { hashAddress, hashEmail, hashText } from '../commenter.ts';
import { findStanding, type ReaderMarks } from '../readers.store.ts';
import { countTraffic } from './traffic.store.ts';

/** Who sends a comment, and where. */
export interface Circumstances {
  readonly articleId: string;
  readonly discussion: RunDiscussion;
  readonly submission: CommentSubmission;
  readonly ipAddress: string | null;
  /** Of the reader that the sender is proven to be; undefined for everybody else. */
  readonly avatarSeed: string | undefined;
  /** The id of the comment, where it is there already and is to say something else. */
  readonly changes: string | undefined;
  readonly externalCheck: ExternalCheck | null;
}

const dayMs = 86_400_000;
const trafficMs = 600_000;
const sameTextMs = dayMs;
const refusedMs = 90 * dayMs;

/** Gathers what the rules know of a comment that comes in now. */
export async function gatherContext(
  { vault }: Pick<Newsroom, 'vault'>,
  { db, now }: Pick<Write, 'db' | 'now'>,
  circumstances: Circumstances,
): Promise<ModerationContext> {
  const { discussion, submission, ipAddress, externalCheck } = circumstances;
  const { email, name } = submission;
  const marks = marksOf(vault, circumstances);
  return {
    ...discussion,
    now,
    reader: await findStanding(db, marks, before(now, refusedMs)),
    traffic: await countTraffic(db, {
      ...marks,
      articleId: circumstances.articleId,
      textHash: hashText(vault, submission.body),
      since: before(now, trafficMs),
      sinceForText: before(now, sameTextMs),
      except: circumstances.changes,
      most: mostOf(discussion.settings),
    }),
    ban: (await findBan({ db, vault, now }, { email, ipAddress, name })) ?? null,
    classified: discussion.settings.usesClassifier ? await classify({ db, vault }, submission) : null,
    externalCheck,
  };
}

function marksOf(
  vault: Newsroom['vault'],
  { submission: { email }, ipAddress, avatarSeed }: Circumstances,
): ReaderMarks {
  return {
    avatarSeed: avatarSeed ?? null,
    ipHash: ipAddress === null ? null : hashAddress(vault, ipAddress),
    emailHash: email === '' ? null : hashEmail(vault, email),
  };
}

// A moderator is told how many there are, as long as it is not far beyond what may be.
function mostOf({ mostPerAddress, mostPerReader, mostPerArticle }: CommentSettings) {
  return {
    fromAddress: 2 * mostPerAddress,
    fromReader: 2 * mostPerReader,
    onArticle: 2 * mostPerArticle,
    withSameText: 20,
  };
}

function before(now: string, ms: number): string {
  return toTimestamp(new Date(Date.parse(now) - ms));
}
