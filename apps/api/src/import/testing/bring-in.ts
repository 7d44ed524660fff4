import type { ImportSummary } from '../import-summary.ts';
import { importWordPress, type WordPressExport } from '../import-wordpress.ts';
import { wxrDocument } from '../wordpress/wxr-fixture.ts';
import type { Newsroom } from '../../newsroom.ts';

/** An export that consists of `document`. */
export function exportOf(document: string): WordPressExport {
  return {
    async *read() {
      yield await Promise.resolve(document);
    },
  };
}

/** Imports an export with `channel` in it. */
export async function bringIn(newsroom: Newsroom, channel: string): Promise<ImportSummary> {
  const { summary, isComplete } = await importWordPress(newsroom, exportOf(wxrDocument(channel)));
  if (!isComplete) throw new Error('Nobody stopped it.');
  return summary;
}
