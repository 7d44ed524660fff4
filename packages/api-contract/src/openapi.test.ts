import { registerSchema, validate as validateJson } from '@hyperjump/json-schema/draft-2020-12';
import { validate as validateOpenApi } from '@hyperjump/json-schema/openapi-3-1';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { hasMinimalAnswer } from './minimal-answer.ts';
import { createOpenApiDocument, problemsOf } from './openapi.ts';
import { problemTable } from './problems.ts';
import { allEndpoints } from './testing/endpoints.ts';

const serverUrl = 'https://news.example/api';
// As clients get it: through JSON.
const json: unknown = JSON.parse(JSON.stringify(createOpenApiDocument(serverUrl)));

const Reference = z.object({ $ref: z.string() });
const Parameter = z.object({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().default(false),
  description: z.string(),
  schema: z.looseObject({}),
  example: z.unknown(),
});
const Content = z.object({
  schema: z.looseObject({}),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ summary: z.string(), value: z.unknown() })).optional(),
});
const Response = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), Content).default({}),
});
const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.union([Reference, Parameter])).default([]),
  requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), Content) }).optional(),
  responses: z.record(z.string(), z.union([Reference, Response])),
});
const Described = z.looseObject({ description: z.string(), examples: z.array(z.unknown()).min(1) });
const document = z
  .object({
    openapi: z.string(),
    servers: z.array(z.looseObject({ url: z.string() })),
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string(), z.record(z.string(), Operation)),
    components: z.object({
      schemas: z.record(z.string(), Described),
      parameters: z.record(z.string(), Parameter),
      responses: z.record(z.string(), Response),
      headers: z.record(z.string(), z.object({ description: z.string(), schema: Described })),
      securitySchemes: z.record(z.string(), z.looseObject({ description: z.string() })),
    }),
  })
  .parse(json);

const endpoints = allEndpoints.map(({ endpoint }) => endpoint);

function operationOf({ path, method }: Endpoint): z.infer<typeof Operation> {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`The document lacks ${method} ${path}.`);
  return operation;
}

function parametersOf(endpoint: Endpoint): z.infer<typeof Parameter>[] {
  return operationOf(endpoint).parameters.map((parameter) =>
    Parameter.parse(
      '$ref' in parameter ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] : parameter,
    ),
  );
}

function namesIn(endpoint: Endpoint, place: 'path' | 'query' | 'header'): string[] {
  return parametersOf(endpoint).flatMap((each) => (each.in === place ? [each.name] : []));
}

function answerOf(endpoint: Endpoint, status: number = endpoint.status): z.infer<typeof Response> {
  const answer = operationOf(endpoint).responses[`${status}`];
  if (!answer) throw new Error(`${endpoint.id} does not answer ${status}.`);
  return Response.parse('$ref' in answer ? document.components.responses[answer.$ref.split('/').at(-1) ?? ''] : answer);
}

describe('the document', () => {
  const schemaOfDocuments = 'https://spec.openapis.org/oas/3.1/schema-base';

  test('is valid OpenAPI 3.1, down to its schemas', async () => {
    expect(await validateOpenApi(schemaOfDocuments, z.json().parse(json), 'BASIC')).toEqual({ valid: true });
  });

  test('would not be valid with a type that does not exist', async () => {
    const text = JSON.stringify(json).replace('"type":"integer"', '"type":"int"');
    const { valid } = await validateOpenApi(schemaOfDocuments, z.json().parse(JSON.parse(text)));
    expect(valid).toBe(false);
  });

  test('says where the API is', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers.map(({ url }) => url)).toEqual([serverUrl]);
  });

  test('pleases the linter of Redocly, whose recommended rules are all on', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(json), config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
    const worse = JSON.stringify({ ...document, tags: [{ name: 'Articles' }] });
    const complaints = await lintFromString({ source: worse, config });
    expect(complaints.map(({ ruleId }) => ruleId)).toContain('tag-description');
  }, 60_000);

  test('says what each of its groups is about', () => {
    const groups = new Set(endpoints.map(({ group }) => group));
    expect(document.tags.map(({ name }) => name).sort()).toEqual([...groups].sort());
    for (const { description } of document.tags) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('has every endpoint of the contract, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(endpoints.map(({ id, method, path }) => `${id}: ${method} ${path}`).sort());
  });

  test('refers to nothing that it does not have', () => {
    const references = [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, kind = '', name = ''] of references) {
      expect(new Map<string, object>(Object.entries(document.components)).get(kind)).toHaveProperty([name]);
    }
    expect(JSON.stringify(json).match(/"\$ref":/g)).toHaveLength(references.length);
  });
});

describe('the component', () => {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  // JSON Schema keeps in $defs what OpenAPI keeps in components.
  const $defs = z
    .record(z.string(), z.json())
    .parse(JSON.parse(JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/')));

  test.each(Object.entries(document.components.schemas))('%s has examples that fit it', async (name, { examples }) => {
    const id = `https://broadsheet.example/${name}`;
    registerSchema({ $schema, $ref: `#/$defs/${name}`, $defs }, id);
    for (const example of examples) {
      expect(await validateJson(id, z.json().parse(example), 'BASIC')).toEqual({ valid: true });
    }
  });
});

describe.each(endpoints)('$id', (endpoint) => {
  test('declares each parameter of its path and query, and says what it is', () => {
    expect(namesIn(endpoint, 'path')).toEqual(Object.keys(endpoint.params.shape));
    expect(namesIn(endpoint, 'query')).toEqual(Object.keys(endpoint.query.shape));
    for (const parameter of parametersOf(endpoint)) {
      expect(parameter.description).toMatch(/^[A-Z].*\.$/);
      if (parameter.in === 'path') expect(parameter.required).toBe(true);
    }
  });

  test('says which key it needs', () => {
    const { security } = operationOf(endpoint);
    const { access } = endpoint;
    const rights = access === 'public' || access === 'identified' ? [] : [access];
    expect(security).toEqual([...(access === 'public' ? [{}] : []), { key: rights }, { session: rights }]);
  });

  test('takes a body where the contract has one', () => {
    const { requestBody } = operationOf(endpoint);
    const types = ['application/json', ...(endpoint.method === 'PATCH' ? ['application/merge-patch+json'] : [])];
    expect(Object.keys(requestBody?.content ?? {})).toEqual(endpoint.body ? types : []);
  });

  test('gives an example of each parameter, each body and each answer', () => {
    for (const { name, example } of parametersOf(endpoint)) {
      expect(example, `Give the parameter ${name} an example in its .meta.`).toBeDefined();
    }
    const { requestBody, responses } = operationOf(endpoint);
    const answers = Object.keys(responses).map((status) => answerOf(endpoint, Number(status)));
    for (const { content = {} } of [requestBody ?? {}, ...answers]) {
      for (const { example, examples } of Object.values(content)) expect(example ?? examples).toBeDefined();
    }
  });

  test('guards writes by If-Match, spares reads by If-None-Match, makes posts repeatable', () => {
    const { method, media = [], needsIfMatch = false, knowsAuthor = false } = endpoint;
    const expected = [
      ...(needsIfMatch ? ['If-Match'] : []),
      ...(knowsAuthor ? ['Author-Token'] : []),
      ...(method === 'GET' ? ['If-None-Match'] : []),
      ...(method === 'POST' ? ['Idempotency-Key'] : []),
      ...(hasMinimalAnswer(endpoint) ? ['Prefer'] : []),
      ...(media.includes('text/event-stream') ? ['Last-Event-ID'] : []),
    ];
    expect(namesIn(endpoint, 'header')).toEqual(expected);
    const required = parametersOf(endpoint).filter((each) => each.in === 'header' && each.required);
    expect(required.map(({ name }) => name)).toEqual(needsIfMatch ? ['If-Match'] : []);
  });

  test('answers with an ETag, with a Location where it made something, with a Link where there are pages', () => {
    const { headers, content } = answerOf(endpoint);
    const isPage = endpoint.answer instanceof z.ZodObject && 'next' in endpoint.answer.shape;
    const expected = [
      ...(endpoint.answer ? ['ETag'] : []),
      ...(endpoint.status === 201 ? ['Location'] : []),
      ...(isPage ? ['Link'] : []),
    ];
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(expected));
    const types = [...(endpoint.answer ? ['application/json'] : []), ...(endpoint.media ?? [])];
    expect(Object.keys(content)).toEqual(types);
  });

  test('has no other success, and points elsewhere only in answer to reads', () => {
    const statuses = Object.keys(operationOf(endpoint).responses).filter((status) => Number(status) < 400);
    const former = 'idOrSlug' in endpoint.params.shape ? ['301'] : [];
    const elsewhere = endpoint.method === 'GET' ? [...former, '304'] : [];
    const minimal = hasMinimalAnswer(endpoint) ? ['204'] : [];
    expect(statuses).toEqual([`${endpoint.status}`, ...minimal, ...elsewhere]);
    for (const status of elsewhere) {
      const { headers, content } = answerOf(endpoint, Number(status));
      expect(Object.keys(headers)[0]).toBe(status === '301' ? 'Location' : 'ETag');
      expect(content).toEqual({});
    }
  });

  test('names every problem that it may answer, under its status', () => {
    const codes = problemsOf(endpoint);
    const statuses = new Set(codes.map((code) => problemTable[code].status));
    const refusals = Object.keys(operationOf(endpoint).responses).filter((status) => Number(status) >= 400);
    expect(refusals.map(Number)).toEqual([...statuses].sort());
    for (const code of codes) {
      const { description, content } = answerOf(endpoint, problemTable[code].status);
      expect(description).toContain(`\`${code}\``);
      const { schema, examples = {} } = content['application/problem+json'] ?? {};
      expect(schema).toEqual({ $ref: '#/components/schemas/Problem' });
      expect(examples[code]?.value).toMatchObject({ code, status: problemTable[code].status });
    }
  });
});

test('numbers in queries are integers with their bounds and defaults', () => {
  const integers = parametersOf(contract.changes.list).filter(({ schema }) => schema['type'] === 'integer');
  expect(integers.map(({ name, schema }) => [name, schema['minimum'], schema['maximum'], schema['default']])).toEqual([
    ['limit', 1, 1000, 100],
    ['wait', 0, 30, 0],
  ]);
});

test('a refusal for want of a key says how to send one, and one for want of time when to come back', () => {
  expect(Object.keys(answerOf(contract.articles.create, 401).headers)).toContain('WWW-Authenticate');
  expect(Object.keys(answerOf(contract.articles.create, 503).headers)).toContain('Retry-After');
});
