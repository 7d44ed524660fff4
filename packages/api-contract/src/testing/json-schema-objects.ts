import { z } from 'zod';

/** An object that a JSON Schema describes. */
export interface DescribedObject {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly additionalProperties: unknown;
}

/** Every object that `schema` describes, at any depth, those in its `$defs` too. */
export function objectsIn(schema: unknown): DescribedObject[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const deeper = Object.values(schema).flatMap(objectsIn);
  const { success, data } = ObjectSchema.safeParse(schema);
  return success ? [data, ...deeper] : deeper;
}

const ObjectSchema = z
  .object({
    type: z.literal('object'),
    properties: z.record(z.string(), z.unknown()).default({}),
    additionalProperties: z.unknown(),
  })
  .transform(({ properties, additionalProperties }): DescribedObject => ({ properties, additionalProperties }));
