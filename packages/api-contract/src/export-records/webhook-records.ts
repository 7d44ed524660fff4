import { ChangeTypePattern, Id, WebAddress, WebhookCover } from '@broadsheet/domain';
import { z } from 'zod';
import { dated, mostItems, text } from './record-fields.ts';

/** A webhook. Its secret stays where it is: where it is imported, nothing is sent until it was given another one. */
export const WebhookRecord = z.strictObject({
  type: z.literal('webhook'),
  id: Id,
  url: WebAddress,
  description: text(),
  types: z.array(ChangeTypePattern).min(1).max(mostItems),
  covers: WebhookCover,
  isActive: z.boolean(),
  ...dated,
});
export type WebhookRecord = z.infer<typeof WebhookRecord>;
