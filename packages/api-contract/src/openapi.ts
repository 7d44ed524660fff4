// The OpenAPI 3.1 document, made from the contract. An entry of its own: browsers have no use for it.
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { Problem, problemTable, type ProblemCode } from './problems.ts';

/** The description of the whole API after OpenAPI 3.1. `serverUrl` is where it is served, without `/v1`. */
export function createOpenApiDocument(serverUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Broadsheet API',
      version: '1.0.0',
      description:
        'Articles, their authors, and readers’ comments. Times are RFC 3339 in UTC; errors are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    paths: paths(),
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } } },
  });
}

function paths(): ZodOpenApiPathsObject {
  const result: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const endpoints of Object.values(contract)) {
    for (const endpoint of Object.values(endpoints) as Endpoint[]) {
      (result[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
    }
  }
  return result;
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  return {
    operationId: endpoint.id,
    tags: [endpoint.group],
    summary: endpoint.summary,
    ...(endpoint.description !== undefined && { description: endpoint.description }),
    security: endpoint.access === 'public' ? [{}, { key: [] }] : [{ key: [] }],
    requestParams: { path: endpoint.params, query: endpoint.query },
    ...(endpoint.body && {
      requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } },
    }),
    responses: { [`${endpoint.status}`]: success(endpoint), ...refusals(endpoint) },
  };
}

function success(endpoint: Endpoint) {
  if (!endpoint.answer) return { description: 'Done.' };
  return { description: endpoint.summary, content: { 'application/json': { schema: endpoint.answer } } };
}

function refusals(endpoint: Endpoint) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(endpoint)) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      `${status}`,
      {
        description: codes.map((code) => `${problemTable[code].title} (\`${code}\`)`).join('; '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}

/** Every problem that `endpoint` may answer: its own, and those that every endpoint of its kind shares. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  const shared: ProblemCode[] = ['malformed-request', 'internal-error', 'unavailable'];
  if (Object.keys(endpoint.query.shape).length > 0 || Object.keys(endpoint.params.shape).length > 0)
    shared.push('invalid-parameter');
  if (endpoint.body) shared.push('invalid-body', 'body-too-large', 'unsupported-media-type');
  if (endpoint.access !== 'public') shared.push('key-required', 'scope-missing');
  if (endpoint.needsIfMatch) shared.push('if-match-required', 'stale-version');
  return [...new Set([...endpoint.problems, ...shared])];
}
