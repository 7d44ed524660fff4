import { pino } from 'pino';
import { describeEachDatabase } from '../database/testing/each-database.ts';
import { createNewsroom, type Newsroom } from '../newsroom.ts';

/** Describes `what` once for each database. `tests` gets a function that gives an empty newsroom while tests run. */
export function describeEachNewsroom(what: string, tests: (newsroom: () => Newsroom) => void): void {
  describeEachDatabase(what, (database) => {
    let newsroom: Newsroom | undefined;
    tests(() => (newsroom ??= createNewsroom(database(), { dataKey: 'a key for tests', log: pino({ level: 'silent' }) })));
  });
}
