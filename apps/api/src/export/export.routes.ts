import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { contract, exportTypes } from '@broadsheet/api-contract';
import { findLastChange } from '../changes/changes.store.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Content } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { exportNewsroom, type ExportBegin } from './export-newsroom.ts';

export function exportRoutes(newsroom: Newsroom): Route[] {
  return [
    route(contract.newsroomExport.read, async ({ query, header }) => {
      const place = query.changes === undefined ? await findLastChange(newsroom.db) : Number(query.changes);
      const lines = exportNewsroom(newsroom, { place, after: toPlace(query.after) });
      const isGzip = acceptsGzip(header('accept-encoding'));
      return new Content('application/x-ndjson', isGzip ? compress(lines) : lines, {
        'changes-cursor': `${place}`,
        vary: 'Accept-Encoding',
        ...(isGzip && { 'content-encoding': 'gzip' }),
      });
    }),
  ];
}

function toPlace(after: string | undefined): ExportBegin['after'] {
  const type = exportTypes.find((each) => after?.startsWith(`${each}:`));
  return type && after !== undefined ? { type, id: after.slice(type.length + 1) } : undefined;
}

function compress(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  // What goes wrong on one side is passed on to the other; whoever reads learns of it there.
  pipeline(Readable.from(lines), gzip, () => undefined);
  return gzip;
}

// RFC 9110, 12.5.3: a quality of nought says no.
function acceptsGzip(header = ''): boolean {
  return header.split(',').some((each) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0{0,3})?\s*$)[\d.]+\s*)?$/i.test(each));
}
