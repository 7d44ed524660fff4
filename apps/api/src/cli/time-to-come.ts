import { toTimestamp } from '@broadsheet/domain';
import { InvalidArgumentError } from 'commander';

const unitMs = { h: 3_600_000, d: 86_400_000 } as const;

/** A time to come, as it is typed: `90d`, `12h`, or a date with or without its time. */
export function toTimeToCome(text: string): string {
  const span = /^(\d{1,5})([hd])$/.exec(text);
  const unit = span?.[2] === 'h' ? unitMs.h : unitMs.d;
  const isDate = /^\d{4}-\d\d-\d\d(?:T.+)?$/.test(text);
  const time = span ? Date.now() + Number(span[1]) * unit : isDate ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || time <= Date.now()) {
    throw new InvalidArgumentError('It must be a time to come: 90d, 12h, or 2030-01-31.');
  }
  return toTimestamp(new Date(time));
}
