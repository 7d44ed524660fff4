import { contract, exportTypes } from '@broadsheet/api-contract';
import { findLastChange } from '../changes/changes.store.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Content } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { exportNewsroom, type ExportBegin } from './export-newsroom.ts';

export function exportRoutes(newsroom: Newsroom): Route[] {
  return [
    route(contract.newsroomExport.read, async ({ query, untilGone }) => {
      const place = query.changes === undefined ? await findLastChange(newsroom.db) : Number(query.changes);
      const lines = exportNewsroom(newsroom, { place, after: toPlace(query.after) });
      return new Content('application/x-ndjson', until(untilGone(), lines), { 'changes-cursor': `${place}` });
    }),
  ];
}

function toPlace(after: string | undefined): ExportBegin['after'] {
  const type = exportTypes.find((each) => after?.startsWith(`${each}:`));
  return type && after !== undefined ? { type, id: after.slice(type.length + 1) } : undefined;
}

// Broken off, not ended: what has come by then must not pass for everything.
async function* until(signal: AbortSignal, lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) {
    signal.throwIfAborted();
    yield line;
  }
}
