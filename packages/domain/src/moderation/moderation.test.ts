import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { decide, moderate, toldOf, type ModerationAction } from './moderation.ts';
import { CommentStatus, Verdict } from './moderation-outcome.ts';
import type { ModerationRule } from './moderation-rule.ts';
import { nothingAgainst, submissionOf } from '../testing/moderation-context.ts';

const submission = submissionOf();
const known = nothingAgainst;

const says = (verdict: Verdict, name: string = verdict): ModerationRule => ({
  name,
  judge: () => ({ verdict, reason: `It says ${verdict}.` }),
});
const silent: ModerationRule = { name: 'silent', judge: () => undefined };
const broken: ModerationRule = {
  name: 'broken',
  judge() {
    throw new Error('out of order');
  },
};

describe('what becomes of a comment that came in', () => {
  test('a known reader on an open discussion is published at once', () => {
    expect(decide(submission, known)).toEqual({
      verdict: 'publish',
      status: 'approved',
      outcomes: [{ rule: 'all-clear', verdict: 'publish', reason: 'Nothing speaks against it.' }],
      failures: [],
    });
  });

  test('a comment with four links waits for a moderator', () => {
    const body = 'http://a.example http://b.example http://c.example http://d.example';
    const decision = decide({ ...submission, body }, known);
    expect(decision.status).toBe('pending');
    expect(decision.outcomes.map(({ rule, verdict }) => `${rule}: ${verdict}`)).toEqual([
      'many-links: hold',
      'all-clear: publish',
    ]);
  });

  test('a comment on a closed discussion is rejected, whatever else there is to say', () => {
    const decision = decide(submission, {
      ...known,
      discussion: { policy: 'closed', closeAfterDays: null },
      reader: { approvedComments: 0, refusedComments: 0 },
    });
    expect(decision.status).toBe('rejected');
    expect(decision.outcomes.map(({ rule }) => rule)).toEqual(['discussion-closed', 'first-comment', 'all-clear']);
  });

  test('the severest verdict wins, whatever the order', () => {
    const severity: Record<Verdict, number> = { publish: 0, hold: 1, reject: 2 };
    const verdicts = fc.array(fc.constantFrom(...Verdict.options), { minLength: 1 });
    fc.assert(
      fc.property(verdicts, (all) => {
        const { verdict } = decide(submission, known, { rules: all.map((each) => says(each)) });
        expect(severity[verdict]).toBe(Math.max(...all.map((each) => severity[each])));
      }),
    );
  });

  test('a rule that throws holds the comment, and its cause is there for the log', () => {
    const decision = decide(submission, known, { rules: [broken, says('publish')] });
    expect(decision.status).toBe('pending');
    expect(decision.outcomes[0]).toMatchObject({ rule: 'broken', verdict: 'hold' });
    expect(decision.failures).toEqual([{ rule: 'broken', cause: new Error('out of order') }]);
  });

  test('a rule that throws does not save a comment from being rejected', () => {
    expect(decide(submission, known, { rules: [broken, says('reject')] }).status).toBe('rejected');
  });

  test('nothing is published unless a rule says so', () => {
    expect(decide(submission, known, { rules: [] }).status).toBe('pending');
    expect(decide(submission, known, { rules: [silent] }).status).toBe('pending');
  });
});

describe('a trusted reader', () => {
  const trusted = { ...known, reader: { approvedComments: 3, refusedComments: 0 } };
  const forStrangers = (verdict: Verdict): ModerationRule => ({
    ...says(verdict, 'for-strangers'),
    sparesTrusted: true,
  });

  test.each(['hold', 'reject'] as const)(
    'is not bound by a rule for strangers that says %s, which is kept',
    (verdict) => {
      const decision = decide(submission, trusted, { rules: [forStrangers(verdict), says('publish')] });
      expect(decision.status).toBe('approved');
      expect(decision.outcomes[0]).toEqual({
        rule: 'for-strangers',
        verdict: 'publish',
        reason: `The reader is trusted. It says ${verdict}.`,
      });
    },
  );

  test('is bound by the others, and waits where a rule for strangers fails', () => {
    expect(decide(submission, trusted, { rules: [says('hold'), says('publish')] }).status).toBe('pending');
    const rules = [{ ...broken, sparesTrusted: true }, says('publish')];
    expect(decide(submission, trusted, { rules }).status).toBe('pending');
  });

  test.each([
    ['two approved comments', { approvedComments: 2, refusedComments: 0 }],
    ['a refused comment among many', { approvedComments: 200, refusedComments: 1 }],
  ])('is nobody with %s', (_what, reader) => {
    expect(decide(submission, { ...known, reader }, { rules: [forStrangers('hold'), says('publish')] }).status).toBe(
      'pending',
    );
  });
});

describe('a reader whose comment is rejected', () => {
  const tells = (told: string): ModerationRule => ({
    name: 'tells',
    judge: () => ({ verdict: 'reject', reason: 'For the moderator.', told }),
  });

  test('is told what the first rule has to tell that rejects it', () => {
    expect(decide(submission, known, { rules: [says('reject'), tells('One.'), tells('Two.')] }).told).toBe('One.');
  });

  test('is told nothing where no rule has', () => {
    expect(decide(submission, known, { rules: [says('reject')] })).not.toHaveProperty('told');
  });

  test('was told what was kept with the comment', () => {
    const { outcomes, told } = decide(submission, known, { rules: [tells('One.')] });
    expect(toldOf(outcomes)).toBe(told);
  });
});

describe('a moderator', () => {
  const actions: [ModerationAction, CommentStatus][] = [
    ['approve', 'approved'],
    ['hold', 'pending'],
    ['reject', 'rejected'],
    ['spam', 'spam'],
  ];

  test.each(CommentStatus.options.flatMap((from) => actions.map(([action, to]) => [from, action, to] as const)))(
    'who finds a comment %s and decides to %s leaves it %s, unless it is so already',
    (from, action, to) => {
      if (from === to) expect(() => moderate(from, action)).toThrow(DomainError);
      else expect(moderate(from, action)).toBe(to);
    },
  );

  test('is told in words that the decision was taken before', () => {
    expect(() => moderate('spam', 'spam')).toThrow('The comment is already marked as spam.');
    expect(() => moderate('spam', 'spam')).toThrow(expect.objectContaining({ code: 'transition-not-allowed' }));
  });

  test('can take back whatever was decided, however often', () => {
    const anyAction = fc.constantFrom(...actions);
    fc.assert(
      fc.property(fc.constantFrom(...CommentStatus.options), fc.array(anyAction), (start, sequence) => {
        const end = sequence.reduce(
          (status, [action, to]) => (status === to ? status : moderate(status, action)),
          start,
        );
        expect(end).toBe(sequence.at(-1)?.[1] ?? start);
      }),
    );
  });
});
