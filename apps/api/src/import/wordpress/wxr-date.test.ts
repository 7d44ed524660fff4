import { describe, expect, test } from 'vitest';
import { toMoment } from './wxr-date.ts';

const zero = '0000-00-00 00:00:00';

describe('the moment of an item', () => {
  test.each([
    [
      'the one in UTC',
      { gmt: '2013-01-11 20:22:19', local: '2013-01-11 21:22:19', published: '' },
      '2013-01-11T20:22:19.000Z',
    ],
    [
      'the local one, where the one in UTC is zero',
      { gmt: zero, local: '2013-01-11 21:22:19' },
      '2013-01-11T21:22:19.000Z',
    ],
    [
      'the local one, where the one in UTC is missing',
      { gmt: '', local: '2013-01-11 21:22' },
      '2013-01-11T21:22:00.000Z',
    ],
    [
      'the one of the feed, where there is no other',
      { gmt: zero, local: zero, published: 'Fri, 11 Jan 2013 20:22:19 +0000' },
      '2013-01-11T20:22:19.000Z',
    ],
    [
      'the one of the feed with an offset',
      { gmt: '', local: '', published: '1 Mar 2013 00:30:00 +0200' },
      '2013-02-28T22:30:00.000Z',
    ],
    [
      'the one of the feed with a named zone',
      { gmt: '', local: '', published: 'Fri, 11 Jan 2013 20:22 EST' },
      '2013-01-12T01:22:00.000Z',
    ],
    [
      'the local one, where the one in UTC is no day of the calendar',
      { gmt: '2013-02-31 10:00:00', local: '2013-03-01 10:00:00' },
      '2013-03-01T10:00:00.000Z',
    ],
    [
      'the one with an offset, as plugins write it',
      { gmt: '2013-01-11T20:22:19+02:00', local: '' },
      '2013-01-11T18:22:19.000Z',
    ],
    [
      'the one with an offset of half an hour',
      { gmt: '2013-01-11 20:22:19 -0330', local: '' },
      '2013-01-11T23:52:19.000Z',
    ],
    ['a day without a time', { gmt: '2013-01-11', local: '' }, '2013-01-11T00:00:00.000Z'],
  ])('is %s', (_, dates, moment) => {
    expect(toMoment(dates)).toBe(moment);
  });

  test.each([
    [{ gmt: zero, local: zero, published: 'Wed, 30 Nov -0001 00:00:00 +0000' }],
    [{ gmt: 'soon', local: 'never', published: 'Thu, 01 Foo 2013 00:00:00 +0000' }],
    [{ gmt: '2013-13-01 00:00:00', local: '2013-01-11 25:00:00', published: '99 Jan 2013 10:00:00 +0000' }],
    [{ gmt: '', local: '', published: 'Fri, 11 Jan 2013 20:22:19 XYZ' }],
    [{ gmt: '', local: '' }],
  ])('is unknown where nothing is a date: %o', (dates) => {
    expect(toMoment(dates)).toBeUndefined();
  });
});
