// What the fields of records have in common.
import { Id, Slug, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';

// What was stored once is taken as it is: only what no store can hold is refused, and what a browser would follow.
// An import may have brought in more than a form takes: limits are there for files that mean harm.
export const text = (max = 200_000) =>
  z
    .string()
    .max(max, `Must have at most ${max} characters.`)
    .refine((each) => each.isWellFormed() && !each.includes('\u0000'), 'Must be well-formed Unicode without NUL.');

export const mostItems = 10_000;

export const optionalTime = Timestamp.nullable();

export const ids = z
  .array(Id)
  .max(mostItems)
  .refine((all) => new Set(all).size === all.length, 'Must name each once.');

/** What everything has that has an address on the site. */
export const addressed = {
  formerSlugs: z.array(Slug).max(mostItems),
  oldAddresses: z.array(text()).max(mostItems),
};

export const dated = { createdAt: Timestamp, updatedAt: Timestamp, version: z.int().positive() };
