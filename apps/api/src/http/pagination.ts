// Keyset pagination: a cursor is the place of the last item in the order of its list, signed, so that nobody can make
// one up and learn from the answers.
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** Where an item stands in the order of its list: the values of the columns that the list is ordered by. */
export type Position = readonly [string | number, string];

/** One page of rows, and where it ends; `next` is undefined on the last page. */
export interface RowPage<Row> {
  readonly rows: Row[];
  readonly next: Position | undefined;
}

/** Of `limit + 1` rows that were asked for, the page, and where the next one begins. */
export function toRowPage<Row>(rows: Row[], limit: number, positionOf: (row: Row) => Position): RowPage<Row> {
  if (rows.length <= limit) return { rows, next: undefined };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last && positionOf(last) };
}

/** Signs `text`. */
type Sign = (text: string) => string;

/** Which list is read, from where. */
export interface PageAsked {
  /** The name of the list's order. A cursor is good for one order. */
  readonly order: string;
  /** Which of its items are listed, as JSON. A cursor is good for one filter. */
  readonly filter?: object;
  readonly cursor: string | undefined;
  readonly sign: Sign;
}

/**
 * The page that `read` gives, as the API answers it. Throws `invalid-cursor` where the cursor was not given for this
 * order and filter.
 */
export async function answerPage<Item>(
  { cursor, sign, ...asked }: PageAsked,
  read: (after: Position | undefined) => Promise<RowPage<Item>>,
): Promise<{ items: Item[]; next: string | null }> {
  const order = orderOf(asked);
  const { rows, next } = await read(cursor === undefined ? undefined : toPosition(order, cursor, sign));
  return { items: rows, next: next ? toCursor(order, next, sign) : null };
}

/** The cursor with which a list goes on behind `position`. */
export function cursorAt({ sign, ...asked }: Omit<PageAsked, 'cursor'>, position: Position): string {
  return toCursor(orderOf(asked), position, sign);
}

function orderOf({ order, filter = {} }: Pick<PageAsked, 'order' | 'filter'>): string {
  return `${order} ${JSON.stringify(filter)}`;
}

function toCursor(order: string, position: Position, sign: Sign): string {
  const place = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${place}.${signature(order, place, sign)}`;
}

function toPosition(order: string, cursor: string, sign: Sign): Position {
  const [place = ''] = cursor.split('.', 1);
  const expected = Buffer.from(`${place}.${signature(order, place, sign)}`);
  const given = Buffer.from(cursor);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw invalidCursor();
  return Position.parse(JSON.parse(Buffer.from(place, 'base64url').toString('utf8')));
}

const Position = z.tuple([z.union([z.string(), z.number()]), z.string()]);

function signature(order: string, place: string, sign: Sign): string {
  return sign(`${order} ${place}`).slice(0, 22);
}

function invalidCursor(): Refusal {
  const message = 'Pass the `next` of an answer of this list, unchanged, with the same filters and the same order.';
  return new Refusal('invalid-cursor', message, [{ pointer: 'after', message }]);
}
