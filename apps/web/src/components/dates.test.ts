import { describe, expect, test } from 'vitest';
import { formatDay, formatEdition, formatMoment } from './dates.ts';

const lateEvening = '2026-11-22T23:30:00.000Z';

describe('dates', () => {
  test('a date is written in the language of the newspaper', () => {
    expect(formatDay(lateEvening, { language: 'en-GB', timeZone: 'UTC' })).toBe('22 November 2026');
    expect(formatDay(lateEvening, { language: 'uk', timeZone: 'UTC' })).toContain('листопада');
  });

  test('a date is that of the newspaper’s time zone: late in the evening in London it is tomorrow in Seoul', () => {
    expect(formatDay(lateEvening, { language: 'en-GB', timeZone: 'Asia/Seoul' })).toBe('23 November 2026');
  });

  test('the masthead carries the day of the week', () => {
    expect(formatEdition(lateEvening, { language: 'en-GB', timeZone: 'UTC' })).toMatch(/^Sunday,? 22 November 2026$/);
  });

  test('a moment has its minute', () => {
    expect(formatMoment(lateEvening, { language: 'en-GB', timeZone: 'Europe/Kyiv' })).toBe('23 Nov 2026, 01:30');
  });
});
