// An example for everything that OpenAPI describes: out of the schemas where they give one, put together where not.
import { z } from 'zod';
import type { createDocument } from 'zod-openapi';
import type { MediaType } from './endpoint.ts';
import { problemTable, type Problem, type ProblemCode } from './problems.ts';

/** What a document in each media type looks like. */
export const mediaExamples: Readonly<Record<MediaType, string>> = {
  'text/markdown': '# Harbour towns share their ferries\n\nThe agreement runs to *eleven* pages.\n',
  'text/event-stream': 'id: 42\nevent: article.published\ndata: {"id":"42","type":"article.published"}\n\n',
  'text/xml': '<?xml version="1.0" encoding="utf-8"?>\n<oembed><version>1.0</version></oembed>\n',
  'application/ld+json': '{"@context":"https://schema.org","@type":"NewsArticle"}',
  'application/x-ndjson': '{"type":"newsroom","format":"broadsheet","version":1}\n{"type":"end"}\n',
};

/** The problem document for `code`, as it may come. */
export function problemExample(code: ProblemCode): Problem {
  const { status, title } = problemTable[code];
  const errors = wrongFields[code];
  return {
    type: `urn:broadsheet:problem:${code}`,
    code,
    title,
    status,
    detail: errors ? `${title}: ${errors[0].pointer}: ${errors[0].message}` : `${title}.`,
    ...(errors && { errors }),
  };
}

const wrongFields: Partial<Record<ProblemCode, [{ pointer: string; message: string }]>> = {
  'invalid-parameter': [{ pointer: 'limit', message: 'Must be at most 100.' }],
  'invalid-cursor': [{ pointer: 'after', message: 'Pass the `next` of an answer of this list, unchanged.' }],
  'invalid-body': [{ pointer: '/title', message: 'Must not be empty.' }],
};

type Document = ReturnType<typeof createDocument>;

/** Adds an example to every parameter, header, body and answer of `document`, and returns it. */
export function addExamples(document: Document): Document {
  const { schemas = {}, ...others } = document.components ?? {};
  exemplifyAll([document.paths, others], schemas);
  return document;
}

function exemplifyAll(node: unknown, schemas: Schemas): void {
  if (typeof node !== 'object' || node === null) return;
  if ('schema' in node) exemplify(node, schemas);
  else for (const [, each] of Object.entries(node)) exemplifyAll(each, schemas);
}

function exemplify(described: { readonly schema: unknown }, schemas: Schemas): void {
  if ('examples' in described || 'example' in described) return;
  const example = exampleOf(described.schema, schemas);
  if (example !== undefined) Object.assign(described, { example });
}

/** A JSON Schema, as far as examples can be read out of it. */
interface Schema {
  readonly $ref?: string | undefined;
  readonly examples?: readonly unknown[] | undefined;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly prefixItems?: readonly Schema[] | undefined;
  readonly type?: string | readonly string[] | undefined;
}

// One that is true or false says nothing to go by.
const Schema: z.ZodType<Schema> = z.lazy(() => z.union([z.boolean().transform(() => ({})), SchemaObject]));
const SchemaObject: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    examples: z.array(z.unknown()).optional(),
    default: z.unknown().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    items: Schema.optional(),
    prefixItems: z.array(Schema).optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
  }),
);

type Schemas = Readonly<Record<string, unknown>>;

// What fits `schema`, whose references lead into `schemas`.
function exampleOf(schema: unknown, schemas: Schemas): unknown {
  const sample = (each: Schema): unknown => given(each) ?? referred(each) ?? composed(each);
  const referred = ({ $ref }: Schema): unknown =>
    $ref === undefined ? undefined : sample(Schema.parse(schemas[$ref.split('/').at(-1) ?? '']));
  const composed = ({ anyOf, oneOf, allOf, properties, items, prefixItems, type = [] }: Schema): unknown => {
    const inside = (anyOf ?? oneOf)?.find((each) => each.type !== 'null');
    if (inside) return sample(inside);
    if (allOf) return Object.assign({}, ...allOf.map(sample)) as unknown;
    if (properties) return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sample(one)]));
    if (prefixItems) return prefixItems.map(sample);
    return items ? [sample(items)] : plain[[type].flat()[0] ?? ''];
  };
  return sample(Schema.parse(schema));
}

function given({ examples = [], const: only, default: usual, enum: options = [] }: Schema): unknown {
  return examples[0] ?? only ?? usual ?? options[0];
}

const plain: Readonly<Record<string, unknown>> = {
  string: 'text',
  integer: 1,
  number: 1,
  boolean: true,
  array: [],
  object: {},
  null: null,
};
