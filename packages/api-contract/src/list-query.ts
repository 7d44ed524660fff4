// What lists are asked for besides their pages: several values at once, a span of time, how many there are.
import { Timestamp, TimestampInput } from '@broadsheet/domain';
import { z } from 'zod';
import { PageQuery, pageOf, queryFlag } from './endpoint.ts';

/**
 * Some of `names` in a query, with commas between them: `draft,in-review`. Callers of the client may give an array. What
 * is there twice counts once. Parsed to an array in the order of `names`, so that the same choice is always the same.
 */
export function queryList<const Name extends string>(names: readonly Name[]) {
  const known = z.enum(names, {
    error: ({ input }) => `There is no ${JSON.stringify(input)}, only ${names.join(', ')}.`,
  });
  return z.preprocess(
    splitList<Name>,
    z
      .array(known)
      .min(1)
      .overwrite((chosen) => names.filter((name) => chosen.includes(name))),
  );
}

function splitList<Name extends string>(value: Name | (string & {}) | readonly Name[]): unknown {
  return typeof value === 'string' ? value.split(',') : value;
}

/** How OpenAPI writes a parameter that is a `queryList`. */
export const withCommas = { param: { style: 'form', explode: false } } as const;

/** A moment in a query: RFC 3339 with any offset, or a date alone, which is where that day begins in UTC. */
export const queryTime = z.union(
  [
    z.iso
      .date()
      .transform((date) => `${date}T00:00:00.000Z`)
      .pipe(Timestamp),
    TimestampInput,
  ],
  'Must be a time such as 2026-11-23T08:30:00Z, or a date such as 2026-11-23. The + of an offset is written %2B.',
);

/** A bound of a span of time, which includes where it begins and leaves out where it ends. */
export function timeBound(description: string) {
  return queryTime.optional().meta({
    description: `${description} RFC 3339, or a date alone: where that day begins in UTC.`,
    examples: ['2026-11-23', '2026-11-23T09:30:00+01:00'],
  });
}

/** How a list is paged that can say how many items it has. */
export const CountedPageQuery = PageQuery.extend({
  count: queryFlag('Whether to count: the answer then has `total`, at the cost of looking at every item.'),
});

/** A page of a list that can say how many items it has. */
export function countedPageOf<Item extends z.ZodType>(item: Item) {
  return pageOf(item).extend({
    total: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'How many items the whole list has. Only where `count` was asked for.' }),
  });
}
