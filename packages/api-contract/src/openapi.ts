// The OpenAPI 3.1 document, made from the contract. An entry of its own: browsers have no use for it.
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverrideContext,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { addExamples } from './openapi-examples.ts';
import { groupDescriptions } from './openapi-groups.ts';
import { requestHeadersOf } from './openapi-headers.ts';
import { responsesOf } from './openapi-responses.ts';

export { problemsOf } from './endpoint-problems.ts';

const description = `
Articles, their authors, and readers’ comments.

- Times are RFC 3339 in UTC, ids UUIDs, names of fields in camelCase.
- Refusals are problem details (RFC 9457). Branch on \`code\`, which never changes its meaning.
- Lists are pages: pass \`next\` as \`after\` until it is null.
- What changes something that exists needs \`If-Match\`, so that nobody overwrites anybody.
- A POST with an \`Idempotency-Key\` can be sent again, and happens once.
- Reading what is published needs no key. With one, an answer may show more.
`.trim();

/** The description of the whole API after OpenAPI 3.1. `serverUrl` is where it is served, without `/v1`. */
export function createOpenApiDocument(serverUrl: string): ReturnType<typeof createDocument> {
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Broadsheet API',
        version: '1.0.0',
        summary: 'The API of a news publishing system.',
        description,
        contact: { name: 'The newsroom', url: serverUrl.replace(/\/api$/, '') || serverUrl },
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: serverUrl, description: 'This newsroom.' }],
      tags: Object.entries(groupDescriptions).map(([name, about]) => ({ name, description: about })),
      paths: paths(),
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer …`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-broadsheet-session',
            description: 'What signing in sets. Without HTTPS, its name has no `__Host-`.',
          },
        },
      },
    },
    { override: keepExamples },
  );
  return addExamples(document);
}

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
  const { id, group, summary, description: about, access, params, query, body } = endpoint;
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(endpoint.deprecated && { deprecated: true }),
    ...(about !== undefined && { description: about }),
    // A key is welcome where none is needed: it may show more. Where one is, its scope is named (OpenAPI 3.1, 4.8.30).
    security: securityOf(access),
    requestParams: { path: params, query, header: requestHeadersOf(endpoint) },
    ...(body && { requestBody: { required: true, content: contentOf(endpoint, body) } }),
    responses: responsesOf(endpoint),
  };
}

// A change is a merge patch (RFC 7396), by that name too.
function contentOf({ method }: Endpoint, schema: z.ZodType) {
  const json = { 'application/json': { schema } };
  return method === 'PATCH' ? { ...json, 'application/merge-patch+json': { schema } } : json;
}

function securityOf(access: Endpoint['access']) {
  if (access === 'public') return [{}, { key: [] }, { session: [] }];
  return access === 'identified' ? [{ key: [] }, { session: [] }] : [{ key: [access] }, { session: [access] }];
}

// zod leaves out the examples of what it transforms, since they might be of what comes out. Ours are of what goes in.
function keepExamples({ zodSchema, jsonSchema }: ZodOpenApiOverrideContext): void {
  const examples: unknown = z.globalRegistry.get(zodSchema)?.examples;
  if (jsonSchema.$ref === undefined && Array.isArray(examples)) jsonSchema.examples ??= examples;
}
