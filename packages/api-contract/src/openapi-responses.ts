// What OpenAPI says of an endpoint's answers and refusals.
import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { problemsOf } from './endpoint-problems.ts';
import type { Endpoint } from './endpoint.ts';
import {
  deprecationHeaders,
  elsewhereHeadersOf,
  minimalHeadersOf,
  refusalHeadersOf,
  successHeadersOf,
} from './openapi-headers.ts';
import { mediaExamples, problemExample } from './openapi-examples.ts';
import { hasMinimalAnswer } from './minimal-answer.ts';
import { Problem, problemTable, type ProblemCode } from './problems.ts';

/** Everything that `endpoint` may answer, by status. */
export function responsesOf(endpoint: Endpoint): Record<string, ZodOpenApiResponseObject> {
  const responses = {
    [`${endpoint.status}`]: success(endpoint),
    ...minimal(endpoint),
    ...elsewhere(endpoint),
    ...refusals(endpoint),
  };
  if (!endpoint.deprecated) return responses;
  return Object.fromEntries(Object.entries(responses).map(([status, each]) => [status, withDeprecation(each)]));
}

// No component any more: the same answer of another endpoint has no such headers.
function withDeprecation({ id: _, headers, ...response }: ZodOpenApiResponseObject): ZodOpenApiResponseObject {
  const others = headers instanceof z.ZodObject ? headers : z.object({});
  return { ...response, headers: others.extend(deprecationHeaders) };
}

function success(endpoint: Endpoint): ZodOpenApiResponseObject {
  const { answer, media = [], summary } = endpoint;
  const headers = successHeadersOf(endpoint);
  if (!answer && media.length === 0) return { description: 'Done.', headers };
  const content = {
    ...(answer && { 'application/json': { schema: answer } }),
    ...Object.fromEntries(media.map((type) => [type, { schema: z.string(), example: mediaExamples[type] }])),
  };
  return { description: summary, headers, content };
}

function minimal(endpoint: Endpoint): Record<string, ZodOpenApiResponseObject> {
  if (!hasMinimalAnswer(endpoint)) return {};
  return { '204': { description: 'Done, as `Prefer: return=minimal` asked.', headers: minimalHeadersOf(endpoint) } };
}

const moved = { id: 'Moved', description: 'It has another slug today.', headers: elsewhereHeadersOf(301) };
const notModified = {
  id: 'NotModified',
  description: 'It is still what `If-None-Match` names.',
  headers: elsewhereHeadersOf(304),
};

/** Where the client should look instead: at what it has, or at another address. */
function elsewhere({ method, params }: Endpoint): Record<string, ZodOpenApiResponseObject> {
  if (method !== 'GET') return {};
  return { ...('idOrSlug' in params.shape && { '301': moved }), '304': notModified };
}

function refusals(endpoint: Endpoint): Record<string, ZodOpenApiResponseObject> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(endpoint).sort()) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [`${status}`, refusal(status, codes)]));
}

// The same object for the same codes, so that it becomes one component.
const refusalsByCodes = new Map<string, ZodOpenApiResponseObject>();

function refusal(status: number, codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const id = codes
    .map((code) => code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('-');
  const known = refusalsByCodes.get(id);
  if (known) return known;
  const made = {
    id,
    description: codes.map((code) => `${problemTable[code].title} (\`${code}\`)`).join('; '),
    headers: refusalHeadersOf(status),
    content: {
      'application/problem+json': {
        schema: Problem,
        examples: Object.fromEntries(
          codes.map((code) => [code, { summary: problemTable[code].title, value: problemExample(code) }]),
        ),
      },
    },
  };
  refusalsByCodes.set(id, made);
  return made;
}
