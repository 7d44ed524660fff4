// Indexes what is there already: after the migration that began to index, and after each change of how words are taken
// apart. It goes through everything in small transactions, beside the work of the day, and goes on where it stopped.
import { setImmediate } from 'node:timers/promises';
import { write } from '../changes/changes.actions.ts';
import { lockSearchIndexing } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { indexArticle, indexName } from './indexing.actions.ts';
import * as progress from './progress.store.ts';

/** Grows when the same text is indexed under other words than before. Everything is indexed again then. */
const indexVersion = 1;

const articlesAtOnce = 20;
const namesAtOnce = 200;

/** Whether everything is indexed as this version of the program does it. */
export async function isIndexComplete({ db }: Newsroom): Promise<boolean> {
  const { version, isDone } = await progress.readProgress(db);
  return version >= indexVersion && isDone;
}

/** Indexes everything that is not indexed yet, until it is done or `signal` aborts. Several processes may do this at once. */
export async function indexEverything(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  let isDone = await isIndexComplete(newsroom);
  while (!isDone && !signal.aborted) {
    isDone = await indexSome(newsroom);
    // Who asks something is answered in between.
    await setImmediate();
  }
}

/** One step. Returns whether there is nothing left to do. */
function indexSome(newsroom: Newsroom): Promise<boolean> {
  return write(newsroom, async (open) => {
    await lockSearchIndexing(open.db, newsroom.dialect);
    const found = await progress.readProgress(open.db);
    // A newer version of the program has begun, and knows better.
    if (found.version > indexVersion || (found.version === indexVersion && found.isDone)) return true;
    const place = found.version === indexVersion ? found : progress.beginning;
    const { stage } = place;
    if (stage === 'article') {
      const ids = await progress.listArticleIds(open.db, newsroom.dialect, {
        after: place.lastId,
        limit: articlesAtOnce,
      });
      for (const id of ids) await indexArticle(open, id, { withComments: true });
      return moveOn(open.db, place, ids);
    }
    const page = { kind: stage, after: place.lastId, limit: namesAtOnce };
    const names = await progress.listNamesOf(open.db, newsroom.dialect, page);
    for (const name of names) await indexName(open, stage, name);
    return moveOn(
      open.db,
      place,
      names.map(({ id }) => id),
    );
  });
}

async function moveOn(db: Newsroom['db'], place: progress.Place, ids: readonly string[]): Promise<boolean> {
  const lastId = ids.at(-1);
  const next = lastId === undefined ? progress.stageAfter(place.stage) : place.stage;
  await progress.storeProgress(db, {
    version: indexVersion,
    stage: next ?? place.stage,
    lastId: lastId ?? '',
    isDone: next === undefined,
  });
  return next === undefined;
}
