// What OpenAPI says of an endpoint's answers and refusals, with the headers that come with them.
import { z } from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemsOf } from './endpoint-problems.ts';
import type { Endpoint } from './endpoint.ts';
import { Problem, problemTable, type ProblemCode } from './problems.ts';

/** Everything that `endpoint` may answer, by status. */
export function responsesOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  return { [`${endpoint.status}`]: success(endpoint), ...elsewhere(endpoint), ...refusals(endpoint) };
}

const ETag = z.string().meta({
  header: { id: 'ETag' },
  description: 'The version of the answer. Where it begins with a number, that is the `version` of what was read.',
  examples: ['"3-mXUx9lGkT4uVaz0c"'],
});

const Location = z.string().meta({
  header: { id: 'Location' },
  description: 'Where it can be read.',
  examples: ['/v1/articles/harbour-towns-share-ferries'],
});

const Link = z
  .string()
  .optional()
  .meta({
    header: { id: 'Link' },
    description: 'The next page (RFC 8288). Absent on the last one.',
    examples: ['</v1/articles?limit=20&after=WyIyMDI2LTExLTIyIl0.c2ln>; rel="next"'],
  });

const WwwAuthenticate = z.string().meta({
  header: { id: 'WWW-Authenticate' },
  description: 'How to send a key.',
  examples: ['Bearer'],
});

const RetryAfter = z
  .string()
  .optional()
  .meta({ header: { id: 'Retry-After' }, description: 'Try again after this many seconds.', examples: ['1'] });

function success({ answer, media = [], status, summary }: Endpoint): ZodOpenApiResponseObject {
  if (!answer && media.length === 0) return { description: 'Done.' };
  const headers = {
    ETag,
    ...(status === 201 && { Location }),
    ...(answer && isPage(answer) && { Link }),
  };
  const content = {
    ...(answer && { 'application/json': { schema: answer } }),
    ...Object.fromEntries(media.map((type) => [type, { schema: z.string() }])),
  };
  return { description: summary, headers: z.object(headers), content };
}

function isPage(answer: z.ZodType): boolean {
  return answer instanceof z.ZodObject && 'items' in answer.shape && 'next' in answer.shape;
}

/** Where the client should look instead: at what it has, or at another address. */
function elsewhere({ method, params }: Endpoint): ZodOpenApiResponsesObject {
  if (method !== 'GET') return {};
  return {
    ...('idOrSlug' in params.shape && {
      '301': { description: 'It has another slug today.', headers: z.object({ Location }) },
    }),
    '304': { description: 'It is still what `If-None-Match` names.', headers: z.object({ ETag }) },
  };
}

function refusals(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(endpoint)) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [`${status}`, refusal(status, codes)]));
}

function refusal(status: number, codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  return {
    description: codes.map((code) => `${problemTable[code].title} (\`${code}\`)`).join('; '),
    ...(status === 401 && { headers: z.object({ 'WWW-Authenticate': WwwAuthenticate }) }),
    ...(status === 503 && { headers: z.object({ 'Retry-After': RetryAfter }) }),
    content: { 'application/problem+json': { schema: Problem } },
  };
}
