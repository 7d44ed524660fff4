import { availableParallelism, cpus } from 'node:os';
import { encoding, type Load } from './load.ts';
import type { PagesResult } from './measure-pages.ts';
import type { Result } from './measure.ts';

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
