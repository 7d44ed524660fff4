import { sql, type RawBuilder } from 'kysely';

/** A span of time: what is at `from` is in it, what is at `before` no longer. */
export interface TimeSpan {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** The conditions under which the time in `column` lies in a span. */
export function isWithin(column: RawBuilder<unknown>, { from, before }: TimeSpan): RawBuilder<boolean>[] {
  return [
    ...(from === undefined ? [] : [sql<boolean>`${column} >= ${from}`]),
    ...(before === undefined ? [] : [sql<boolean>`${column} < ${before}`]),
  ];
}

/**
 * What of a span is still to be asked for by a page that goes on from within it. Told both, SQLite may begin its search
 * at the wrong one of two bounds, and read everything that was listed before.
 */
export function withoutPassedBound({ from, before }: TimeSpan, isLatestFirst: boolean): TimeSpan {
  return isLatestFirst ? { from } : { before };
}
