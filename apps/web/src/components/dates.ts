// How dates are written: absolute, in the newspaper's language and time zone. "Two hours ago" would be wrong in a page
// that is kept.
import type { Site } from '../pages/page.ts';

/** What the spelling of a date depends on. */
export type DateSpelling = Pick<Site, 'language' | 'timeZone'>;

const styles = {
  edition: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** As the masthead carries it: "Monday, 23 November 2026". */
export function formatEdition(timestamp: string, spelling: DateSpelling): string {
  return format('edition', timestamp, spelling);
}

/** "23 November 2026" */
export function formatDay(timestamp: string, spelling: DateSpelling): string {
  return format('day', timestamp, spelling);
}

/** "08:30" */
export function formatTime(timestamp: string, spelling: DateSpelling): string {
  return format('time', timestamp, spelling);
}

/** "23 Nov 2026, 08:30" */
export function formatMoment(timestamp: string, spelling: DateSpelling): string {
  return format('moment', timestamp, spelling);
}

// Making a formatter costs a hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof styles, timestamp: string, { language, timeZone }: DateSpelling): string {
  const key = `${style} ${language} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(language, { ...styles[style], timeZone })));
  return formatter.format(new Date(timestamp));
}
