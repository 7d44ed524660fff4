// What an import did, as text for whoever started it.
import { styleText } from 'node:util';
import type { ImportResult } from '../import/import-wordpress.ts';
import type { Added, ImportSummary, Remark } from '../import/import-summary.ts';

export interface ReportOptions {
  readonly file: string;
  readonly isColourful: boolean;
}

/** The report on an import, in lines. */
export function toReport({ isComplete, summary }: ImportResult, { file, isColourful }: ReportOptions): string {
  const parts = [
    { heading: 'Came in', rows: addedRows(summary) },
    { heading: 'Was here already, and is left alone', rows: presentRows(summary) },
    { heading: 'Left out', rows: remarkRows(summary.skipped) },
    { heading: 'Worth a look', rows: remarkRows(summary.notes) },
  ];
  const opening = isComplete
    ? `${file} is imported.`
    : `${file}: stopped. What came in stays; run the same command again, and it goes on from there.`;
  const lines = parts
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ heading, rows }) => ['', isColourful ? styleText('bold', heading) : heading, ...toTable(rows)]);
  const nothing = isComplete && summary.added.size === 0 ? ['', 'Nothing in it is new.'] : [];
  return [opening, ...nothing, ...lines, ''].join('\n');
}

type Row = readonly [string, string];

const states: Readonly<Record<string, string>> = {
  'in-review': 'in review',
  draft: 'as drafts',
  pending: 'waiting for a moderator',
  spam: 'spam',
};
const kinds: readonly Row[] = [
  ['article', 'articles'],
  ['page', 'pages'],
  ['author', 'authors'],
  ['section', 'sections'],
  ['tag', 'tags'],
  ['comment', 'comments'],
  ['notice', 'pingbacks and trackbacks'],
  ['redirect', 'redirects from old addresses'],
];

function addedRows({ added }: ImportSummary): Row[] {
  return kinds.flatMap(([kind, name]) => {
    const counts = [...added].filter(([what]) => what.split(' ')[0] === kind);
    return counts.length === 0 ? [] : [[name, counts.map(toCount).join(', ')] as const];
  });
}

function toCount([what, count]: [Added, number]): string {
  const state = what.split(' ')[1];
  return state === undefined ? String(count) : `${count} ${states[state] ?? state}`;
}

function presentRows({ present }: ImportSummary): Row[] {
  return kinds.flatMap(([kind, name]) => {
    const count = [...present].find(([what]) => what === kind)?.[1];
    return count === undefined ? [] : [[name, String(count)] as const];
  });
}

// Where there are few, which ones is worth knowing.
const fewTitles = 5;
const longestTitle = 70;

function remarkRows(remarks: ReadonlyMap<string, Remark>): Row[] {
  return [...remarks].map(([sentence, { count, titles }]) => {
    const named =
      count <= fewTitles && titles.length === count
        ? `  ${titles.map((title) => `“${shorten(title)}”`).join(', ')}`
        : '';
    return [String(count).padStart(6), `${sentence}${named}`];
  });
}

// A line of a terminal is short, and the first words are enough to find it.
function shorten(title: string): string {
  const letters = [...title];
  return letters.length <= longestTitle
    ? title
    : `${letters
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
}

function toTable(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
