import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import {
  ArticleStatus,
  isAllowed,
  isDue,
  publish,
  returnToDraft,
  schedule,
  submitForReview,
  withdraw,
  type Publishable,
  type PublishingAction,
  type PublishingState,
} from './publishing.ts';

const yesterday = '2026-11-22T12:00:00.000Z';
const now = '2026-11-23T12:00:00.000Z';
const tomorrow = '2026-11-24T12:00:00.000Z';

const complete: Publishable = { kind: 'article', title: 'Ferries', body: '<p>Text.</p>', authors: [{}] };

const stateOf: Record<ArticleStatus, PublishingState> = {
  draft: { status: 'draft', publishedAt: null, scheduledFor: null, withdrawnAt: null },
  'in-review': { status: 'in-review', publishedAt: null, scheduledFor: null, withdrawnAt: null },
  scheduled: { status: 'scheduled', publishedAt: null, scheduledFor: tomorrow, withdrawnAt: null },
  published: { status: 'published', publishedAt: yesterday, scheduledFor: null, withdrawnAt: null },
  withdrawn: { status: 'withdrawn', publishedAt: yesterday, scheduledFor: null, withdrawnAt: yesterday },
};

const act: Record<PublishingAction, (state: PublishingState, at: string) => PublishingState> = {
  submit: submitForReview,
  return: returnToDraft,
  schedule: (state, at) => schedule(state, complete, { at: '2999-01-01T00:00:00.000Z', now: at }),
  publish: (state, at) => publish(state, complete, at),
  withdraw,
};
const actions: PublishingAction[] = ['submit', 'return', 'schedule', 'publish', 'withdraw'];

const leadsTo: Record<PublishingAction, ArticleStatus> = {
  submit: 'in-review',
  return: 'draft',
  schedule: 'scheduled',
  publish: 'published',
  withdraw: 'withdrawn',
};

// The whole table, written out: what is not here is refused.
const allowed = new Set([
  'draft submit',
  'draft schedule',
  'draft publish',
  'in-review return',
  'in-review schedule',
  'in-review publish',
  'scheduled return',
  'scheduled schedule',
  'scheduled publish',
  'published withdraw',
  'withdrawn return',
  'withdrawn schedule',
  'withdrawn publish',
]);

describe('the life of an article', () => {
  test.each(ArticleStatus.options.flatMap((status) => actions.map((action) => [status, action] as const)))(
    '%s, %s',
    (status, action) => {
      const isExpected = allowed.has(`${status} ${action}`);
      expect(isAllowed(action, status)).toBe(isExpected);
      if (isExpected) {
        expect(act[action](stateOf[status], now).status).toBe(leadsTo[action]);
      } else {
        expect(() => act[action](stateOf[status], now)).toThrow(
          expect.objectContaining({ code: 'transition-not-allowed', name: 'DomainError' }),
        );
      }
    },
  );

  test('says in words why something is refused', () => {
    expect(() => submitForReview(stateOf.published)).toThrow(
      'The article is published. Only an article that is a draft can be submitted for review.',
    );
    expect(() => withdraw(stateOf['in-review'], now)).toThrow(
      'The article is in review. Only an article that is published can be withdrawn.',
    );
  });

  test('keeps the date of its first publication, also when it was withdrawn in between', () => {
    const withdrawn = withdraw(publish(stateOf.draft, complete, yesterday), now);
    expect(withdrawn).toEqual({ status: 'withdrawn', publishedAt: yesterday, scheduledFor: null, withdrawnAt: now });
    expect(publish(withdrawn, complete, tomorrow)).toEqual({ ...stateOf.published, publishedAt: yesterday });
  });

  test('is no longer withdrawn once it is a draft again', () => {
    expect(returnToDraft(stateOf.withdrawn)).toEqual({ ...stateOf.draft, publishedAt: yesterday });
  });

  test('is consistent after any sequence of actions: no date without its state, no first date lost', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...actions), fc.integer({ min: 1, max: 60 })), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (sequence) => {
        let state = stateOf.draft;
        let time = Date.parse(now);
        for (const [action, minutes] of sequence) {
          time += minutes * 60_000;
          if (!isAllowed(action, state.status)) continue;
          const before = state;
          state = act[action](state, new Date(time).toISOString());
          expect(ArticleStatus.options).toContain(state.status);
          expect(state.withdrawnAt !== null).toBe(state.status === 'withdrawn');
          expect(state.scheduledFor !== null).toBe(state.status === 'scheduled');
          if (before.publishedAt !== null) expect(state.publishedAt).toBe(before.publishedAt);
          if (state.status === 'published' || state.status === 'withdrawn') expect(state.publishedAt).not.toBeNull();
        }
      }),
    );
  });
});

describe('an article can be published', () => {
  test.each<[string, Partial<Publishable>, string]>([
    ['not without a headline', { title: ' ' }, '/title'],
    ['not without text', { body: '' }, '/body'],
    ['not with an empty paragraph alone', { body: '<p>&nbsp;</p>' }, '/body'],
    ['not without a byline', { authors: [] }, '/authors'],
  ])('%s', (_title, lacking, pointer) => {
    const article = { ...complete, ...lacking };
    const refusal: unknown = expect.objectContaining({ code: 'article-incomplete', pointer });
    expect(() => publish(stateOf.draft, article, now)).toThrow(refusal);
    expect(() => schedule(stateOf.draft, article, { at: tomorrow, now })).toThrow(refusal);
  });

  test('with a picture alone', () => {
    const body = '<figure><img src="/harbour.jpg" alt="The harbour"></figure>';
    expect(publish(stateOf.draft, { ...complete, body }, now).status).toBe('published');
  });

  test('without a byline where it is a page', () => {
    expect(publish(stateOf.draft, { ...complete, kind: 'page', authors: [] }, now).status).toBe('published');
  });
});

describe('an article can be scheduled', () => {
  test.each([yesterday, now])('not for %s, which is not to come', (at) => {
    expect(() => schedule(stateOf.draft, complete, { at, now })).toThrow(
      expect.objectContaining({ code: 'not-a-date-in-the-future', pointer: '/at' }),
    );
  });

  test('again for another time', () => {
    const at = '2027-01-01T00:00:00.000Z';
    expect(schedule(stateOf.scheduled, complete, { at, now }).scheduledFor).toBe(at);
  });

  test('and is due from that time on, unless it was published or returned before', () => {
    expect(isDue(stateOf.scheduled, now)).toBe(false);
    expect(isDue(stateOf.scheduled, tomorrow)).toBe(true);
    expect(isDue(publish(stateOf.scheduled, complete, now), tomorrow)).toBe(false);
    expect(isDue(returnToDraft(stateOf.scheduled), tomorrow)).toBe(false);
  });
});

test('a refusal is an Error with a code and, where there is one, the field to blame', () => {
  const refusal = new DomainError('article-incomplete', 'No text.', '/body');
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({
    name: 'DomainError',
    code: 'article-incomplete',
    message: 'No text.',
    pointer: '/body',
  });
  expect(new DomainError('parent-not-found', 'Gone.').pointer).toBeUndefined();
});
