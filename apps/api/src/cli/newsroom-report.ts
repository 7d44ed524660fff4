// What the import of an export did, as text for whoever started it.
import { exportTypes, type ExportType } from '@broadsheet/api-contract';
import type { NewsroomImport } from '../import/broadsheet/import-newsroom.ts';
import type { LineFault } from '../import/broadsheet/read-records.ts';

const names: Readonly<Record<ExportType, string>> = {
  author: 'authors',
  section: 'sections',
  tag: 'tags',
  article: 'articles',
  comment: 'comments',
  'import-record': 'notes of earlier imports',
  user: 'users',
  'article-owner': 'owners of articles',
  webhook: 'webhooks',
  'comment-settings': 'settings of discussions',
  'comment-ban': 'bans',
  'reply-subscription': 'subscriptions to replies',
};

/** The report on an import of `file`, in lines. */
export function toNewsroomReport({ isComplete, mistakes, outcome }: NewsroomImport, file: string): string {
  if (mistakes.length > 0) return [`${file}: nothing is imported.`, ...toLines(mistakes, file), ''].join('\n');
  const { added, present, faults, leftOut } = outcome;
  const opening = isComplete
    ? `${file} is imported.`
    : `${file}: stopped. What came in stays; run the same command again, and it goes on from there.`;
  return [
    opening,
    ...(isComplete && added.size === 0 ? ['', 'Nothing in it is new.'] : []),
    ...toTable('Came in', added),
    ...toTable('Was here already, and is left alone', present),
    ...(leftOut > 0 ? ['', `Left out: ${leftOut}`, ...toLines(faults, file)] : []),
    ...(leftOut > faults.length ? [`  and ${leftOut - faults.length} more`] : []),
    '',
  ].join('\n');
}

function toTable(heading: string, counts: ReadonlyMap<ExportType, number>): string[] {
  const rows = exportTypes.flatMap((type) => {
    const count = counts.get(type);
    return count === undefined ? [] : [`  ${names[type].padEnd(26)}${count}`];
  });
  return rows.length === 0 ? [] : ['', heading, ...rows];
}

function toLines(faults: readonly LineFault[], file: string): string[] {
  return faults.map(({ line, message }) => `  ${file}:${line}: ${message}`);
}
