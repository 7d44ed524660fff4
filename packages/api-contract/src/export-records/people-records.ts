import { Id, Role } from '@broadsheet/domain';
import { z } from 'zod';
import { dated, optionalTime, text } from './record-fields.ts';

/** Somebody of the newsroom. Their password stays where it is: where they are imported, they need another one. */
export const UserRecord = z.strictObject({
  type: z.literal('user'),
  id: Id,
  name: text(),
  email: text().min(1).nullable().meta({ description: 'Null where it could not be opened with the data key.' }),
  role: Role,
  deactivatedAt: optionalTime,
  ...dated,
});
export type UserRecord = z.infer<typeof UserRecord>;
