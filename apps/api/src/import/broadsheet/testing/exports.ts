// Exports as texts, for tests.
import type { ExportLine } from '@broadsheet/api-contract';
import { findLastChange } from '../../../changes/changes.store.ts';
import { exportNewsroom, toLine } from '../../../export/export-newsroom.ts';
import type { Newsroom } from '../../../newsroom.ts';
import { importNewsroom, type ExportFile, type NewsroomImport } from '../import-newsroom.ts';

/** Everything that is in `newsroom`, as an export. */
export async function exportText(newsroom: Newsroom): Promise<string> {
  const pieces = await Array.fromAsync(exportNewsroom(newsroom, { place: await findLastChange(newsroom.db) }));
  return pieces.join('');
}

/** `lines` as an export. */
export function toText(lines: readonly ExportLine[]): string {
  return lines.map(toLine).join('');
}

/** A file of `bytes`, which comes in small pieces. */
export function fileOf(bytes: Uint8Array | string, pieceSize = 1000): ExportFile {
  const all = Buffer.from(bytes);
  return {
    async *read() {
      for (let begin = 0; begin < all.length; begin += pieceSize) {
        yield await Promise.resolve(all.subarray(begin, begin + pieceSize));
      }
    },
  };
}

/** Imports `bytes` into `newsroom`. */
export function bringBack(newsroom: Newsroom, bytes: Uint8Array | string): Promise<NewsroomImport> {
  return importNewsroom(newsroom, fileOf(bytes));
}
