import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommentSubmission } from './comment.ts';
import { DomainError } from './domain-error.ts';
import { decide, moderate, type ModerationAction } from './moderation.ts';
import { CommentStatus, Verdict } from './moderation-outcome.ts';
import type { ModerationContext, ModerationRule } from './moderation-rules/moderation-rule.ts';

const submission = CommentSubmission.parse({ body: 'It was lentil.', name: 'Pilot', email: 'pilot@example.org' });
const trusted: ModerationContext = { commentPolicy: 'open', articleStatus: 'published', approvedCommentsOfReader: 1 };

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
    expect(decide(submission, trusted)).toEqual({
      verdict: 'publish',
      status: 'approved',
      outcomes: [{ rule: 'all-clear', verdict: 'publish', reason: 'Nothing speaks against it.' }],
      failures: [],
    });
  });

  test('a comment with four links waits for a moderator', () => {
    const body = 'http://a.example http://b.example http://c.example http://d.example';
    const decision = decide({ ...submission, body }, trusted);
    expect(decision.status).toBe('pending');
    expect(decision.outcomes.map(({ rule, verdict }) => `${rule}: ${verdict}`)).toEqual([
      'many-links: hold',
      'all-clear: publish',
    ]);
  });

  test('a comment on a closed discussion is rejected, whatever else there is to say', () => {
    const decision = decide(submission, { ...trusted, commentPolicy: 'closed', approvedCommentsOfReader: 0 });
    expect(decision.status).toBe('rejected');
    expect(decision.outcomes.map(({ rule }) => rule)).toEqual(['discussion-closed', 'first-comment', 'all-clear']);
  });

  test('the severest verdict wins, whatever the order', () => {
    const severity: Record<Verdict, number> = { publish: 0, hold: 1, reject: 2 };
    const verdicts = fc.array(fc.constantFrom(...Verdict.options), { minLength: 1 });
    fc.assert(
      fc.property(verdicts, (all) => {
        const { verdict } = decide(submission, trusted, { rules: all.map((each) => says(each)) });
        expect(severity[verdict]).toBe(Math.max(...all.map((each) => severity[each])));
      }),
    );
  });

  test('a rule that throws holds the comment, and its cause is there for the log', () => {
    const decision = decide(submission, trusted, { rules: [broken, says('publish')] });
    expect(decision.status).toBe('pending');
    expect(decision.outcomes[0]).toMatchObject({ rule: 'broken', verdict: 'hold' });
    expect(decision.failures).toEqual([{ rule: 'broken', cause: new Error('out of order') }]);
  });

  test('a rule that throws does not save a comment from being rejected', () => {
    expect(decide(submission, trusted, { rules: [broken, says('reject')] }).status).toBe('rejected');
  });

  test('nothing is published unless a rule says so', () => {
    expect(decide(submission, trusted, { rules: [] }).status).toBe('pending');
    expect(decide(submission, trusted, { rules: [silent] }).status).toBe('pending');
  });
});

describe('a moderator', () => {
  const actions: [ModerationAction, CommentStatus][] = [
    ['approve', 'approved'],
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

  test('never brings a comment back to waiting', () => {
    const anyAction = fc.constantFrom(...actions.map(([action]) => action));
    fc.assert(
      fc.property(
        fc.constantFrom(...CommentStatus.options),
        fc.array(anyAction, { minLength: 1 }),
        (start, sequence) => {
          const end = sequence.reduce((status, action) => {
            const isSame = actions.some(([each, to]) => each === action && to === status);
            return isSame ? status : moderate(status, action);
          }, start);
          expect(CommentStatus.options).toContain(end);
          expect(end).not.toBe('pending');
        },
      ),
    );
  });
});
