// Imports a WordPress export in two passes: the first one reads the whole file, so that a malformed one changes
// nothing; the second one writes. It can be stopped anywhere, and run again: what is here already is left alone.
import { sanitiseBody } from '../articles/sanitise-body.ts';
import type { Newsroom } from '../newsroom.ts';
import { ensureAuthor } from './import-authors.ts';
import { groupItems } from './group-items.ts';
import { importArticle } from './import-article.ts';
import { importComments, type ImportedDiscussion } from './import-comments.ts';
import { ImportSummary } from './import-summary.ts';
import { findLocalIds } from './import.store.ts';
import { readOutline } from './outline.ts';
import { runSteps, type ImportRun, type ImportStep } from './run-steps.ts';
import { toPlainLine } from './wordpress/html-text.ts';
import { mapComments } from './wordpress/map-comments.ts';
import { mapItem } from './wordpress/map-item.ts';
import { readWxr } from './wordpress/read-wxr.ts';
import { toMoment } from './wordpress/wxr-date.ts';
import type { WxrItem, WxrRepairs } from './wordpress/wxr.ts';

export type ImportPass = 'checking' | 'importing';

/** An export that can be read from its beginning, once for each pass. */
export interface WordPressExport {
  read(pass: ImportPass): AsyncIterable<Uint8Array | string>;
}

export interface ImportResult {
  /** Whether the file was imported to its end, or stopped before. */
  readonly isComplete: boolean;
  readonly summary: ImportSummary;
}

/**
 * Imports the export, until `signal` aborts. Throws a WxrSyntaxError where it cannot be read, and then nothing has
 * changed.
 */
export async function importWordPress(
  newsroom: Newsroom,
  file: WordPressExport,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImportResult> {
  const summary = new ImportSummary();
  try {
    const outline = await readOutline(readWxr(untilAborted(file.read('checking'), signal)));
    const run = { newsroom, outline, summary, signal, seen: new Set<number>() };
    await importAuthors(run);
    for await (const { items, repairs } of groupItems(readWxr(untilAborted(file.read('importing'), signal)))) {
      await importItems(run, items);
      if (repairs) noteRepairs(summary, repairs);
    }
    return { isComplete: true, summary };
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    return { isComplete: false, summary };
  }
}

async function* untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, void> {
  for await (const piece of stream) {
    signal.throwIfAborted();
    yield piece;
  }
}

function noteRepairs(summary: ImportSummary, { droppedCharacters, foreignBytes }: WxrRepairs): void {
  summary.noteTimes('Characters that XML forbids were left out of the texts.', droppedCharacters);
  summary.noteTimes(
    'Bytes that are no UTF-8 were read as Windows-1252: look whether all letters are right.',
    foreignBytes,
  );
}

function importAuthors(run: ImportRun): Promise<void> {
  const authors = [...run.outline.authors.values()];
  return runSteps(
    run,
    authors.map((author): ImportStep => async (work) => {
      await ensureAuthor(work, author);
    }),
  );
}

interface ItemsRun extends ImportRun {
  /** The numbers of the articles that this file had so far. */
  readonly seen: Set<number>;
}

async function importItems(run: ItemsRun, all: readonly WxrItem[]): Promise<void> {
  const { newsroom, outline } = run;
  const items = all.filter((item) => isFirstOfItsNumber(run, item));
  const numbers = items.flatMap(({ postId }) => (postId === undefined ? [] : [String(postId)]));
  const known = await findLocalIds(newsroom.db, { source: outline.source, kind: 'article' }, numbers);
  const steps: ImportStep[] = [];
  for (const item of items) {
    const isKnown = (item.type === 'post' || item.type === 'page') && known.has(String(item.postId));
    steps.push(...(isKnown ? await stepsOfKnown(run, item) : stepsOfNew(run, item)));
  }
  await runSteps(run, steps);
}

function isFirstOfItsNumber({ seen, summary }: ItemsRun, { type, postId, title }: WxrItem): boolean {
  if (postId === undefined || (type !== 'post' && type !== 'page')) return true;
  if (seen.has(postId)) summary.skip('Another item of the file has the same number.', toPlainLine(title));
  return seen.size < seen.add(postId).size;
}

function stepsOfNew({ outline, summary }: ImportRun, item: WxrItem): ImportStep[] {
  const { site, attachments, blocks } = outline;
  const mapped = mapItem(item, {
    ...{ site, attachments },
    findBlock: (originalId) => blocks.get(originalId),
    sanitise: (html, options) => sanitiseBody(html, options),
  });
  if (!mapped.ok) {
    summary.skip(mapped.skipped.reason, mapped.skipped.title);
    return [];
  }
  const { article } = mapped;
  const { originalId: originalArticleId, publishedAt, comments } = article;
  return [(work) => importArticle(work, article), ...stepsOfDiscussion({ originalArticleId, publishedAt, comments })];
}

// Its text is not even looked at: most of the time of a second import would go into that.
async function stepsOfKnown({ newsroom, outline, summary }: ImportRun, item: WxrItem): Promise<ImportStep[]> {
  summary.countPresent(item.type === 'page' ? 'page' : 'article');
  const { comments } = mapComments(item.comments);
  const added: typeof comments = [];
  for (const some of inPieces(comments, commentsAtOnce)) {
    const numbers = some.map(({ originalId }) => String(originalId));
    const known = await findLocalIds(newsroom.db, { source: outline.source, kind: 'comment' }, numbers);
    added.push(...some.filter(({ originalId }) => !known.has(String(originalId))));
  }
  summary.countPresent('comment', comments.length - added.length);
  const publishedAt = toMoment({ gmt: item.postDateGmt, local: item.postDate, published: item.pubDate });
  return stepsOfDiscussion({ originalArticleId: item.postId ?? 0, publishedAt, comments: added });
}

const commentsAtOnce = 50;

// A long discussion takes several transactions.
function stepsOfDiscussion(discussion: ImportedDiscussion): ImportStep[] {
  return inPieces(discussion.comments, commentsAtOnce).map(
    (comments) => (work) => importComments(work, { ...discussion, comments }),
  );
}

function inPieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
