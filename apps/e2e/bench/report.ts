import { availableParallelism, cpus } from 'node:os';
import { encoding, type Load } from './load.ts';
import type { PagesResult } from './measure-pages.ts';
import type { Result } from './measure.ts';
import type { StreamsResult } from './measure-streams.ts';
import type { WritesResult } from './measure-writes.ts';

const columns = ['', 'bytes', 'raw node:http/s', 'ours/s', 'ratio', 'raw p99 ms', 'ours p99 ms'];

/** The table, under a line that says on what machine and under what load it came about. */
export function toReport(results: readonly Result[], load: Load): string {
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}, ${process.platform}`;
  const way = `${load.connections} connections, ${load.rounds} × ${load.seconds} s each in turns, median; ${encoding}; load and servers share the machine`;
  const rows = results.map(({ name, bytes, ours, rival }) => [
    name,
    `${bytes}`,
    Math.round(rival.perSecond).toLocaleString('en'),
    Math.round(ours.perSecond).toLocaleString('en'),
    (ours.perSecond / rival.perSecond).toFixed(2),
    toMilliseconds(rival.p99),
    toMilliseconds(ours.p99),
  ]);
  return ['', machine, way, '', toMarkdown([columns, ...rows])].join('\n');
}

/** The table of lists, whose pages are to cost the same wherever they are. */
export function toPagesReport(results: readonly PagesResult[]): string {
  const columns = [
    'list of articles',
    'page 1 p50 ms',
    'page 10,000 p50 ms',
    'ratio',
    'page 1 p99 ms',
    'page 10,000 p99 ms',
  ];
  const rows = results.map(({ name, first, deep }) => [
    name,
    first.p50.toFixed(1),
    deep.p50.toFixed(1),
    (deep.p50 / first.p50).toFixed(2),
    first.p99.toFixed(1),
    deep.p99.toFixed(1),
  ]);
  return ['', 'Pages of 10, asked for one at a time and in turns, with a key', '', toMarkdown([columns, ...rows])].join(
    '\n',
  );
}

/** The table of those who read along. */
export function toStreamsReport(results: readonly StreamsResult[]): string {
  const columns = [
    'reading along through the site',
    'site MB',
    'API MB',
    'KB a reader',
    'to the first ms',
    'to the last ms',
  ];
  const rows = results.map(({ readers, memory, bytesEach, first, last }) => [
    `${readers.toLocaleString('en')} ${readers === 1 ? 'reader' : 'readers'}`,
    toMegabytes(memory.site),
    toMegabytes(memory.api),
    // One reader is less than what memory is counted in.
    readers === 1 ? '' : ((bytesEach.site + bytesEach.api) / 1000).toFixed(1),
    toMedian(first),
    toMedian(last),
  ]);
  const way = `From sending an approval until readers have the comment, ${results[0]?.first.length ?? 0} times, median`;
  return ['', way, '', toMarkdown([columns, ...rows])].join('\n');
}

/** The table of comments that are stored. */
export function toWritesReport({ perSecond, p50, p99, commitsPerSecond }: WritesResult, load: Writing): string {
  const way = `Comments of ${load.connections} readers at a time, for ${load.seconds} s; beside it single rows, each committed by one connection to the same disk`;
  const columns = ['comments/s', 'p50 ms', 'p99 ms', 'bare commits/s'];
  const row = [
    Math.round(perSecond).toLocaleString('en'),
    p50.toFixed(0),
    p99.toFixed(0),
    Math.round(commitsPerSecond).toLocaleString('en'),
  ];
  return ['', way, '', toMarkdown([columns, row])].join('\n');
}

type Writing = Pick<Load, 'connections' | 'seconds'>;

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function toMedian(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0);
}

// The load generator counts whole milliseconds.
function toMilliseconds(p99: number): string {
  return p99 < 1 ? '< 1' : p99.toFixed(0);
}

function toMarkdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const line = (row: readonly string[]) => `| ${row.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
