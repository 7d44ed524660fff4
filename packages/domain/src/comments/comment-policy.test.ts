import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommentPolicy, strictestRules } from './comment-policy.ts';

const level = fc.record({
  policy: fc.constantFrom(...CommentPolicy.options),
  closeAfterDays: fc.option(fc.integer({ min: 1, max: 100 })),
});

test('no level makes a discussion more open, or longer, than another one says', () => {
  fc.assert(
    fc.property(fc.array(level), (levels) => {
      const { policy, closeAfterDays } = strictestRules(levels);
      const rank = (each: CommentPolicy) => CommentPolicy.options.indexOf(each);
      for (const each of levels) {
        expect(rank(policy)).toBeGreaterThanOrEqual(rank(each.policy));
        if (each.closeAfterDays !== null) expect(closeAfterDays).toBeLessThanOrEqual(each.closeAfterDays);
      }
    }),
  );
});

test('it is as one of the levels says, and open where none says anything', () => {
  expect(strictestRules([])).toEqual({ policy: 'open', closeAfterDays: null });
  expect(
    strictestRules([
      { policy: 'premoderated', closeAfterDays: null },
      { policy: 'open', closeAfterDays: 9 },
    ]),
  ).toEqual({ policy: 'premoderated', closeAfterDays: 9 });
});
