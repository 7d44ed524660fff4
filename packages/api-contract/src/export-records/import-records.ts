import { Id, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { text } from './record-fields.ts';

/** What an import from another system remembers, so that it brings nothing twice. Its `id` is made of the others. */
export const ImportRecordRecord = z.strictObject({
  type: z.literal('import-record'),
  id: text(),
  source: text().min(1),
  kind: z.enum(['author', 'section', 'tag', 'article', 'comment']),
  originalId: text().min(1),
  localId: Id,
  importedAt: Timestamp,
});
export type ImportRecordRecord = z.infer<typeof ImportRecordRecord>;
