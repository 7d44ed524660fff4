// The OpenAPI 3.1 document, made from the contract. An entry of its own: browsers have no use for it.
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverrideContext,
  type ZodOpenApiParameters,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { responsesOf } from './openapi-responses.ts';

export { problemsOf } from './endpoint-problems.ts';

/** The description of the whole API after OpenAPI 3.1. `serverUrl` is where it is served, without `/v1`. */
export function createOpenApiDocument(serverUrl: string): ReturnType<typeof createDocument> {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Broadsheet API',
        version: '1.0.0',
        description:
          'Articles, their authors, and readers’ comments. Times are RFC 3339 in UTC, errors problem details (RFC 9457).',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: serverUrl }],
      paths: paths(),
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } } },
    },
    { override: keepExamples },
  );
}

const IfMatch = z.string().meta({
  param: { id: 'If-Match' },
  description:
    'The ETag that was read, so that no change is overwritten; of it, the version alone is enough. `*` stands for any.',
  examples: ['"3"'],
});

const IfNoneMatch = z
  .string()
  .optional()
  .meta({
    param: { id: 'If-None-Match' },
    description: 'The ETag of the answer that the client has.',
    examples: ['"3-mXUx9lGkT4uVaz0c"'],
  });

function paths(): ZodOpenApiPathsObject {
  const result: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const endpoints of Object.values(contract)) {
    for (const endpoint of Object.values<Endpoint>(endpoints)) {
      (result[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
    }
  }
  return result;
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { id, group, summary, description, access, body } = endpoint;
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description !== undefined && { description }),
    // A key is welcome where none is needed: it may show more. Where one is, its scope is named (OpenAPI 3.1, 4.8.30).
    security: access === 'public' ? [{}, { key: [] }] : [{ key: [access] }],
    requestParams: parameters(endpoint),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(endpoint),
  };
}

function parameters({ params, query, method, needsIfMatch }: Endpoint): ZodOpenApiParameters {
  return {
    path: params,
    query,
    ...(needsIfMatch && { header: z.object({ 'If-Match': IfMatch }) }),
    ...(method === 'GET' && { header: z.object({ 'If-None-Match': IfNoneMatch }) }),
  };
}

// zod leaves out the examples of what it transforms, since they might be of what comes out. Ours are of what goes in.
function keepExamples({ zodSchema, jsonSchema }: ZodOpenApiOverrideContext): void {
  const examples: unknown = z.globalRegistry.get(zodSchema)?.examples;
  if (jsonSchema.$ref === undefined && Array.isArray(examples)) jsonSchema.examples ??= examples;
}
