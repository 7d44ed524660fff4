// What nobody should send, and every place of a body where it could be sent.
import type { Endpoint } from '@broadsheet/api-contract';
import { z } from 'zod';
import { exampleOf } from './endpoints.ts';

/** Values as JSON, by name. */
export const hostileValues = {
  null: 'null',
  number: '7',
  'huge number': '1e999',
  'exact number': '123456789012345678901234567890.5',
  boolean: 'true',
  text: '"text"',
  empty: '""',
  array: '[]',
  'array of null': '[null]',
  object: '{}',
  prototype: '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
  'deep arrays': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'deep objects': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  NUL: '"a\\u0000b"',
  'lone surrogate': '"a\\ud800b"',
  'reversed surrogates': '"\\udc00\\ud800"',
  noncharacter: '"a\\uffff"',
  'right to left': '"a\\u202Eb"',
  'long text': `"${'x'.repeat(1_000_000)}"`,
  'long text of marks': `"a${'\u0301'.repeat(20_000)}"`,
  'many elements': `[${'"x",'.repeat(20_000)}"x"]`,
} as const;

export type HostileName = keyof typeof hostileValues;

/** What no field of any body takes, whatever it is. */
export const neverFit: readonly HostileName[] = [
  'huge number',
  'exact number',
  'prototype',
  'deep arrays',
  'deep objects',
  'NUL',
  'lone surrogate',
  'reversed surrogates',
  'many elements',
];

/** Every place in the bodies of `endpoint`, as a JSON pointer; the whole body is the empty one. */
export function placesIn(endpoint: Endpoint): string[] {
  const walk = (schema: Schema, at: string): string[] => {
    const { properties = {}, items, anyOf = [], oneOf = [], $ref } = schema;
    // Deeper down, which fields there are depends on which one it is.
    const ofOne = at === '' ? oneOf : [];
    return [
      at,
      ...[...anyOf, ...ofOne, ...resolve(endpoint, $ref)].flatMap((each) => walk(each, at)),
      ...Object.entries(properties).flatMap(([name, each]) => walk(each, `${at}/${name}`)),
      ...(items ? walk(items, `${at}/0`) : []),
    ];
  };
  return endpoint.body ? [...new Set(walk(schemaOf(endpoint), ''))] : [];
}

/**
 * A body for `endpoint` in which every field is there, at every depth; but where one excludes another, `wanted`, and what
 * goes with it.
 */
export function wholeBody(endpoint: Endpoint, wanted?: string): unknown {
  const sample = (schema: Schema): unknown => {
    const { properties, items, $ref, examples = [], const: only, enum: options = [], type, format } = schema;
    const { anyOf = [], oneOf = [], minimum = 1 } = schema;
    const [inside] = [...anyOf, ...oneOf, ...resolve(endpoint, $ref)];
    if (inside) return sample(inside);
    if (only !== undefined) return only;
    if (properties) return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, sample(each)]));
    if (items) return [sample(items)];
    if (format === 'date-time') return '2026-11-23T09:30:00+01:00';
    if (format === 'date') return '2026-11-23';
    if (type === 'boolean') return true;
    const isNumber = type === 'integer' || type === 'number';
    return examples[0] ?? options[0] ?? (isNumber ? Math.max(1, minimum) : 'text');
  };
  const whole = Object.assign({}, sample(schemaOf(endpoint)), exampleOf(endpoint));
  return endpoint.body?.safeParse(whole).success === true ? whole : withoutOthers(endpoint, whole, wanted);
}

function withoutOthers({ body }: Endpoint, whole: object, wanted: string | undefined): unknown {
  const examples = Fields.array().parse(body?.meta()?.examples ?? []);
  const chosen = examples.find((example) => wanted !== undefined && wanted in example) ?? examples[0] ?? {};
  const excluded = examples.flatMap((example) => Object.keys(example)).filter((name) => !(name in chosen));
  const kept = Object.entries(whole).filter(([name]) => !excluded.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const [sampled, given] = [Fields.safeParse(value), Fields.safeParse(chosen[name])];
      if (sampled.success && given.success) return [name, { ...sampled.data, ...given.data }];
      return [name, name in chosen ? chosen[name] : value];
    }),
  );
}

const Fields = z.record(z.string(), z.unknown());

/** A whole body for `endpoint`, with `json` at `place`. */
export function bodyWith(endpoint: Endpoint, place: string, json: string): string {
  const marker = 'THE-HOSTILE-VALUE';
  const put = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
    if (name === undefined) return marker;
    // Where it may be one or several, the sample may be the one.
    if (name === '0') return [put(Array.isArray(value) ? value[0] : undefined, rest)];
    const fields = typeof value === 'object' && value !== null ? value : {};
    return { ...fields, [name]: put(Object.entries(fields).find(([key]) => key === name)?.[1], rest) };
  };
  const [, ...names] = place.split('/');
  return JSON.stringify(put(wholeBody(endpoint, names[0]), names)).replace(`"${marker}"`, () => json);
}

const schemas = new Map<string, Schema>();

function schemaOf({ id, body = z.never() }: Endpoint): Schema {
  const schema = schemas.get(id) ?? Schema.parse(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }));
  schemas.set(id, schema);
  return schema;
}

function resolve(endpoint: Endpoint, ref: string | undefined): Schema[] {
  const found = ref === undefined ? undefined : schemaOf(endpoint).$defs?.[ref.replace('#/$defs/', '')];
  return found ? [found] : [];
}

interface Schema {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly $ref?: string | undefined;
  readonly $defs?: Readonly<Record<string, Schema>> | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly const?: unknown;
  readonly minimum?: number | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly examples?: readonly unknown[] | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    format: z.string().optional(),
    $ref: z.string().optional(),
    $defs: z.record(z.string(), Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    items: Schema.optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    const: z.unknown().optional(),
    minimum: z.number().optional(),
    enum: z.array(z.unknown()).optional(),
    examples: z.array(z.unknown()).optional(),
  }),
);
