// A document's number begins with its moment, so that the order of numbers is the order of time, and a span of time is a
// span of numbers: both databases then read the newest first, and only as many as are wanted.
import { numbersPerMoment } from './search-documents.store.ts';

// Seconds from the year 1 to 1970. Numbers of all years that a timestamp can have are positive, and exact in a double.
const secondsBefore1970 = 62_135_596_800;

/** The lowest number of what happened at `timestamp`. */
export function numberAt(timestamp: string): number {
  // Not 0, which has no negative.
  return (Math.floor(Date.parse(timestamp) / 1000) + secondsBefore1970 + 1) * numbersPerMoment;
}

/** The highest number that there can be. */
export const lastNumber = numberAt('9999-12-31T23:59:59.999Z') + numbersPerMoment - 1;
