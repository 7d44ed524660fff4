// Reading the change log on from a place: what is there, what comes while one waits, and all that comes, as a stream.
import { isWanted, type Change, type ChangeFilter } from '@broadsheet/domain';
import { may, type Caller } from '../caller.ts';
import { isUnavailable } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findLastChange, findLogBounds, listLogged, type LogBounds, type LoggedChange } from './changes.store.ts';

export type { LoggedChange };

/** From where, and which changes. */
export interface ChangesFrom extends ChangeFilter {
  /** The number of a change, or `latest`. */
  readonly after: string;
}

export interface ChangesAsked extends ChangesFrom {
  readonly limit: number;
  /** Seconds. */
  readonly wait: number;
}

/** Who follows the log, for how long. */
export interface Follower {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

// How many changes are looked through in one go, and for one answer, where few are wanted.
const readAtOnce = 500;
const readForOneAnswer = 10_000;

/**
 * The changes after a place in the log. Where there are none, waits for one, as long as was asked. `next` is the place
 * up to which the log was read. Throws `changes-expired` where the log does not reach the place.
 */
export async function followChanges(
  newsroom: Newsroom,
  asked: ChangesAsked,
  { caller, signal }: Follower,
): Promise<{ items: Change[]; next: string }> {
  const until = performance.now() + asked.wait * 1000;
  const wants = wantedBy(asked, caller);
  const items: Change[] = [];
  let place = await toPlace(newsroom, asked.after);
  for (let read = 0; read < readForOneAnswer && items.length < asked.limit;) {
    const logged = await readLog(newsroom, place, { mayBeOld: asked.wait > 0 });
    const wanted = logged.filter(wants).slice(0, asked.limit - items.length);
    items.push(...wanted.map(({ change }) => change));
    const isFull = items.length === asked.limit;
    place = (isFull ? wanted : logged).at(-1)?.place ?? place;
    read += logged.length;
    if (logged.length > 0) continue;
    if (items.length > 0) break;
    const isThere = await newsroom.changeFeed.waitAfter(place, { ms: until - performance.now(), signal });
    if (!isThere) break;
  }
  return { items, next: `${place}` };
}

/** When a stream is closed, so that whoever follows comes back, perhaps to another process. Milliseconds. */
interface StreamTimes {
  readonly heartbeat: number;
  /** Where a key was sent: it may have been revoked since. */
  readonly longestWithKey: number;
}

const usualTimes: StreamTimes = { heartbeat: 15_000, longestWithKey: 60_000 };

/** Tells of changes as they happen. */
export interface Told {
  /** Up to which place in the log everything has been told. */
  readonly place: number;
  readonly changes: readonly LoggedChange[];
}

/**
 * Finds the place in the log, and gives what comes after it as it comes; from time to time nothing, so that the line
 * stays open. It reads on only as fast as it is read. Ends when `signal` aborts, when it is time to come back, and
 * where the log cannot be read. Throws `changes-expired` at once where the log does not reach the place.
 */
export async function streamChanges(
  newsroom: Newsroom,
  asked: ChangesFrom,
  { caller, signal, times = usualTimes }: Follower & { times?: StreamTimes },
): Promise<AsyncGenerator<Told, void>> {
  const begin = await toPlace(newsroom, asked.after);
  const first = await readLog(newsroom, begin, { mayBeOld: false });
  const end = performance.now() + (caller.holder === undefined ? Infinity : times.longestWithKey);
  const wants = wantedBy(asked, caller);
  async function* tell(): AsyncGenerator<Told, void> {
    let place = begin;
    let logged = first;
    let quietSince = performance.now();
    while (!signal.aborted && performance.now() < end) {
      place = logged.at(-1)?.place ?? place;
      const changes = logged.filter(wants);
      if (changes.length > 0 || performance.now() - quietSince >= times.heartbeat) {
        yield { place, changes };
        quietSince = performance.now();
      }
      logged = await readLog(newsroom, place, { mayBeOld: true });
      if (logged.length > 0) continue;
      const ms = Math.min(times.heartbeat - (performance.now() - quietSince), end - performance.now());
      await newsroom.changeFeed.waitAfter(place, { ms: Math.max(ms, 1), signal });
      logged = await readLog(newsroom, place, { mayBeOld: true });
    }
  }
  return untilUnavailable(newsroom, tell());
}

/** The place that `after` names. Throws `changes-expired` where the log does not reach it. */
export async function findPlace(newsroom: Newsroom, after: string): Promise<number> {
  const place = await toPlace(newsroom, after);
  assertWithin(place, await findLogBounds(newsroom.db));
  return place;
}

/** The place nearest to `place` that the log reaches. */
export async function toNearestPlace({ db }: Newsroom, place: number): Promise<number> {
  const { prunedThrough, last } = await findLogBounds(db);
  return Math.min(Math.max(place, prunedThrough), last);
}

/** The place of the last change. */
export function findLastPlace({ db }: Pick<Newsroom, 'db'>): Promise<number> {
  return findLastChange(db);
}

async function* untilUnavailable(newsroom: Newsroom, told: AsyncGenerator<Told, void>): AsyncGenerator<Told, void> {
  try {
    yield* told;
  } catch (error) {
    // Whoever follows comes back, and learns then what is the matter.
    if (!(error instanceof Refusal) && !isUnavailable(error)) newsroom.log.error({ err: error }, 'A stream broke off');
  }
}

function wantedBy(filter: ChangeFilter, caller: Caller): (logged: LoggedChange) => boolean {
  const seesAll = may(caller, 'drafts:read');
  return ({ change, isPublic }) => (seesAll || isPublic) && isWanted(change, filter);
}

/**
 * What comes after `place`, some of it. Where it may be old by some milliseconds, what this process has read already is
 * good enough. Throws `changes-expired`.
 */
export async function readLog(
  { db, changeFeed }: Newsroom,
  place: number,
  { mayBeOld }: { mayBeOld: boolean },
): Promise<readonly LoggedChange[]> {
  if (mayBeOld && changeFeed.reaches(place)) return changeFeed.listAfter(place, readAtOnce);
  const logged = await listLogged(db, { after: place, limit: readAtOnce });
  // Afterwards: what was taken out of the log while it was read was perhaps not read.
  assertWithin(place, await findLogBounds(db));
  return logged;
}

/** The number that `after` stands for: `latest` is that of the last change. */
export async function toPlace({ db }: Newsroom, after: string): Promise<number> {
  return after === 'latest' ? findLastChange(db) : Number(after);
}

/** Throws `changes-expired` where the log does not reach `place`. */
export function assertWithin(place: number, { prunedThrough, last }: LogBounds): void {
  if (place < prunedThrough) throw expired(`The log begins after ${prunedThrough} today.`);
  if (place > last) throw expired(`The log has not come this far: it is another one, and ends at ${last}.`);
}

/** Whoever follows has to begin anew, because of `what`, a sentence. */
export function expired(what: string): Refusal {
  const how = 'Read everything anew (GET /v1/export names the place to go on from), or go on from `latest`.';
  return new Refusal('changes-expired', `${what} ${how}`, [{ pointer: 'after', message: what }]);
}
