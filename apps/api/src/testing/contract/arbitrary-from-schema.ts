// Values out of a JSON Schema: most of them fit it, some are at its edges, and some are what nobody should send.
import fc from 'fast-check';
import { z } from 'zod';

/** A JSON Schema, as far as values can be made out of it. */
interface Schema {
  readonly $ref?: string | undefined;
  readonly $defs?: Readonly<Record<string, Schema>> | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly examples?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() => z.union([z.boolean().transform(() => ({})), SchemaObject]));
const SchemaObject: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    $defs: z.record(z.string(), Schema).optional(),
    type: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    examples: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
  }),
);

/** Values for what `schema` takes. */
export function arbitraryFrom(schema: z.ZodType): fc.Arbitrary<unknown> {
  const root = Schema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return valuesOf(root, { defs: root.$defs ?? {}, depth: 0 });
}

interface Place {
  readonly defs: Readonly<Record<string, Schema>>;
  /** How often a reference was followed: some come back to themselves. */
  readonly depth: number;
}

const deepest = 4;

function valuesOf(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const { examples = [] } = schema;
  return fc.oneof(
    { weight: 8, arbitrary: fittingOf(schema, place) },
    ...(examples.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...examples) }] : []),
    { weight: 1, arbitrary: hostile },
  );
}

function fittingOf(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const { $ref, enum: options = [], anyOf, oneOf } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (options.length > 0) return fc.constantFrom(...options);
  const choices = anyOf ?? oneOf;
  if (choices) return fc.oneof(...choices.map((each) => valuesOf(each, place)));
  if ($ref === undefined) return typedOf(schema, place);
  const found = place.defs[$ref.replace('#/$defs/', '')];
  if (!found || place.depth > deepest) return fc.constant(null);
  return valuesOf(found, { ...place, depth: place.depth + 1 });
}

function typedOf(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const { type, properties, required = [], items, minimum = -10, maximum = 1000 } = schema;
  if (properties) {
    const values = Object.entries(properties).map(([name, each]) => [name, valuesOf(each, place)] as const);
    return fc.record(Object.fromEntries(values), { requiredKeys: [...required] });
  }
  if (items) return fc.array(valuesOf(items, place), { maxLength: 4 });
  if (type === 'integer' || type === 'number') {
    return fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) });
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return textOf(schema);
}

function textOf({ format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'uuid') return fc.uuid();
  if (format === 'uri') return fc.webUrl();
  if (format === 'email') return fc.emailAddress();
  const length = { minLength: Math.min(minLength, 60), maxLength: Math.min(maxLength, 60) };
  return fc.oneof(fc.string(length), fc.string({ ...length, unit: 'grapheme' }), fc.lorem({ maxCount: 3 }));
}

/** What nobody should send, as JSON values. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '\uffff',
    "'; drop table articles; --",
    '%',
    '_',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '${1+1}',
    '*',
    '"',
    'NEAR(',
    '-1',
    '9'.repeat(40),
    'x'.repeat(5_000),
    '\u0301'.repeat(500),
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    Number.MAX_SAFE_INTEGER,
    -Number.MAX_SAFE_INTEGER,
    1e300,
    0.5,
    -0,
    [],
    {},
    [[[[[]]]]],
    null,
  ),
);
