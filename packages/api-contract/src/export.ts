import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { exportTypes } from './export-records.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const identified = exportTypes.filter((type) => type !== 'import-record' && type !== 'comment-settings').join('|');
const place = new RegExp(`^(?:(?:${identified}):${uuid}|import-record:[^/]+/[a-z]+/[^/]+|comment-settings:site)$`);

/** Everything at once, for backups, for moving house and for beginning a mirror. */
export const newsroomExport = {
  read: endpoint({
    id: 'exportNewsroom',
    method: 'GET',
    path: '/v1/export',
    group: 'Export',
    access: 'newsroom:export',
    summary: 'Everything that was entered, as lines of JSON',
    description:
      'One JSON object a line (NDJSON), each with `type` and `id`; the first line says what the file is, the last one is ' +
      '`{"type":"end"}`. It holds email and IP addresses of readers and users, in clear: keep it as such. Where it ' +
      'is cut off, ask again with `after` (type and id of the last whole line) and append. The header `Changes-Cursor` ' +
      'is where `/v1/changes` goes on from; give it as `changes` when you resume.',
    query: z.strictObject({
      after: z
        .string()
        .max(2500, 'Must have at most 2500 characters.')
        .regex(place, 'Must be the `type` and the `id` of a line, with a colon between them.')
        .optional()
        .meta({
          description: 'The last line that was read, as its type and id.',
          examples: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'],
        }),
      changes: z
        .string()
        .regex(/^\d{1,15}$/, 'Must be the `Changes-Cursor` of the first answer.')
        .optional()
        .meta({ description: 'The `Changes-Cursor` of the answer that is resumed.', examples: ['42'] }),
    }),
    media: ['application/x-ndjson'],
    status: 200,
    problems: [],
  }),
};
