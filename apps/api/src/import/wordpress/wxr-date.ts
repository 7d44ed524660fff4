// The dates of an export. Drafts have none (0000-00-00), old exports miss the one in UTC, and plugins write nonsense.

export interface WxrDates {
  /** `2013-01-11 20:22:19` in UTC. */
  readonly gmt: string;
  /** The same in the site's own time, whose offset the file does not tell. */
  readonly local: string;
  /** RFC 822, as feeds have it. */
  readonly published?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Readonly<Record<string, string>> = {
  ut: '+0000',
  utc: '+0000',
  gmt: '+0000',
  z: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
};

/**
 * The moment that `dates` tell, RFC 3339 in UTC with milliseconds, or undefined where none of them is a date: the one
 * in UTC, else the local one as though it were UTC (at most a day off), else the one of the feed.
 */
export function toMoment({ gmt, local, published = '' }: WxrDates): string | undefined {
  return fromDatabase(gmt) ?? fromDatabase(local) ?? fromFeed(published);
}

function fromDatabase(text: string): string | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(?:Z|([+-]\d\d):?(\d\d))?)?$/.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, year, month, day, hour = 0, minute = 0, second = 0, zoneHours = '+00', zoneMinutes = '00'] = match;
  return toTimestampOf([year, month, day, hour, minute, second].map(Number), toOffset(zoneHours, zoneMinutes));
}

function fromFeed(text: string): string | undefined {
  const match =
    /^(?:\w+,\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*([a-z]{1,3}|[+-]\d{4})?$/i.exec(
      text.trim(),
    );
  if (match === null) return undefined;
  const [, day, monthName = '', year, hour, minute, second = 0, zone = 'z'] = match;
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  const [, hours, minutes] = /^([+-]\d\d)(\d\d)$/.exec(zones[zone.toLowerCase()] ?? zone) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  return toTimestampOf([year, month, day, hour, minute, second].map(Number), toOffset(hours, minutes));
}

/** In minutes, from `+05` and `30`. */
function toOffset(hours: string, minutes: string): number {
  return Number(hours) * 60 + Number(minutes) * (hours.startsWith('-') ? -1 : 1);
}

function toTimestampOf([year = 0, month = 0, day = 0, ...time]: number[], offset = 0): string | undefined {
  const [hour = 0, minute = 0, second = 0] = time;
  const written = [year, month, day, hour, minute, second].map((part) => String(part).padStart(2, '0'));
  // The clock of 31 February is not taken for the one of 3 March: what is written must come out again.
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    year >= 1000 &&
    date
      .toISOString()
      .split(/[-T:.]/, 6)
      .join() === written.join();
  return isReal ? new Date(date.getTime() - offset * 60_000).toISOString() : undefined;
}
