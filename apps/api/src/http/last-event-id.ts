// Where a reader of server-sent events was when the line broke (the HTML standard, 9.2.4).
import { Refusal } from '../refusal.ts';

/** The place that `Last-Event-ID` names. A browser that had no event with an id yet sends none, or an empty one. */
export function readLastEventId(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,15}$/.test(value)) return value;
  const message = 'Must be the id of an event of this stream.';
  throw new Refusal('invalid-parameter', `Last-Event-ID: ${message}`, [{ pointer: 'Last-Event-ID', message }]);
}
