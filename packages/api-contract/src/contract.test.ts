// What holds for every endpoint, whoever writes the next one.
import { ModeratedComment } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problemsOf } from './endpoint-problems.ts';
import type { Endpoint } from './endpoint.ts';
import { Problem, problemTable } from './problems.ts';
import { allEndpoints } from './testing/endpoints.ts';
import { objectsIn } from './testing/json-schema-objects.ts';

const endpoints = allEndpoints.map(({ endpoint }) => endpoint);
const publicOnes = endpoints.filter(({ access }) => access === 'public');
const schemaOf = ({ answer = z.undefined() }: Endpoint) => z.toJSONSchema(answer, { unrepresentable: 'any' });

describe('no two endpoints share', () => {
  test('an id', () => {
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  });

  test('a method and path', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe.each(endpoints)('$id', (endpoint) => {
  const { id, method, path, summary, params, query, body, answer, media, status, needsIfMatch, problems } = endpoint;

  test('has a name in camelCase and says what it does', () => {
    expect(id).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*$/);
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
  });

  test('has the parameters that its path has braces for', () => {
    const braces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params.shape)).toEqual(braces);
    expect(path).toMatch(/^\/v1(?:\/(?:[a-z]+(?:-[a-z]+)*|\{\w+\}))+(?:\.[a-z]+)?$/);
  });

  test('has inputs that stand side by side without hiding each other', () => {
    const names = [
      ...Object.keys(params.shape),
      ...Object.keys(query.shape),
      'body',
      'ifVersion',
      'idempotencyKey',
      'authorToken',
      'signal',
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('has a status that fits its method and answer', () => {
    expect(status === 204).toBe(answer === undefined && media === undefined);
    if (method === 'GET') expect(status).toBe(200);
    if (status === 201) expect(method).toBe('POST');
  });

  test('has a body only where its method gives one a meaning', () => {
    if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
    if (method === 'PATCH') expect(body).toBeDefined();
  });

  test('asks for If-Match where it changes what exists, and only there', () => {
    const createsOrReads = method === 'GET' || status === 201;
    const { isOneWay, judgesParts, addressNamesVersion } = endpoint;
    const isFree = createsOrReads || [isOneWay, judgesParts, addressNamesVersion].includes(true);
    expect(needsIfMatch ?? false).toBe(!isFree);
  });

  test('names problems from the table, and none that all of its kind share', () => {
    for (const code of problems) expect(problemTable).toHaveProperty(code);
    expect(new Set(problems).size).toBe(problems.length);
    const shared = problemsOf({ ...endpoint, problems: [] });
    expect(problems.filter((code) => shared.includes(code))).toEqual([]);
  });

  test('says not-found where it is about one thing, and invalid-cursor where it pages with PageQuery', () => {
    if (Object.keys(params.shape).length > 0) expect(problems).toContain('not-found');
    if (answer instanceof z.ZodObject && answer.shape['next'] instanceof z.ZodNullable) {
      expect(Object.keys(query.shape)).toEqual(expect.arrayContaining(['limit', 'after']));
      expect(problems).toContain('invalid-cursor');
    }
  });

  test('gives examples of what it takes that it accepts', () => {
    const parameters = Object.values<z.ZodType>({ ...params.shape, ...query.shape });
    for (const schema of body ? [...parameters, body] : parameters) {
      const { examples = [] } = schema.meta() ?? {};
      for (const example of examples) expect(schema.safeParse(example)).toMatchObject({ success: true });
    }
  });
});

/** What is private, and told to whoever it belongs to, and to nobody else. */
const toldToItsOwner: Readonly<Record<string, readonly string[]>> = {
  submitComment: ['authorToken'],
  getPersonalData: ['email', 'ipAddress'],
  getMailedDecision: ['token'],
  decideByMail: ['token'],
};

test.each(publicOnes)('$id answers readers with nothing that is private', (endpoint) => {
  const objects = objectsIn(schemaOf(endpoint));
  const names = objects.flatMap(({ properties }) => Object.keys(properties));
  expect(names.filter((name) => isPrivate(name))).toEqual(toldToItsOwner[endpoint.id] ?? []);
  // Or what is private could slip through unnamed.
  for (const { additionalProperties } of objects) expect(additionalProperties).toBe(false);
});

describe('what is private', () => {
  test('is found wherever it hides: in the moderators’ comments, and deep in a page of a page', () => {
    const names = (schema: z.ZodType) =>
      objectsIn(z.toJSONSchema(schema)).flatMap(({ properties }) => Object.keys(properties).filter(isPrivate));
    expect(names(ModeratedComment)).toEqual(['email', 'ipAddress']);
    expect(
      names(z.object({ a: z.array(z.union([z.string(), z.object({ b: ModeratedComment.nullable() })])) })),
    ).toEqual(['email', 'ipAddress']);
    expect(names(z.record(z.string(), ModeratedComment))).toEqual(['email', 'ipAddress']);
  });

  test('has no name in a problem either', () => {
    const names = objectsIn(z.toJSONSchema(Problem)).flatMap(({ properties }) => Object.keys(properties));
    expect(names.filter(isPrivate)).toEqual([]);
  });

  test('is behind a key: the moderators’ comments are never a public answer', () => {
    const others = endpoints.filter(({ id }) => toldToItsOwner[id] === undefined);
    const moderated = others.filter((endpoint) => JSON.stringify(schemaOf(endpoint)).includes('"ipAddress"'));
    expect(moderated.map(({ id }) => id)).toContain('listComments');
    expect(new Set(moderated.map(({ access }) => access))).toEqual(new Set(['comments:moderate']));
  });
});

test('nobody writes without a key, except readers their comments, who has a mailed link, and whoever signs in or out', () => {
  const writes = publicOnes.filter(({ method }) => method !== 'GET');
  expect(writes.map(({ id }) => id)).toEqual([
    'submitComment',
    'editOwnComment',
    'deleteComment',
    'reportComment',
    'requestPersonalData',
    'erasePersonalData',
    'confirmReplySubscription',
    'endReplySubscription',
    'decideByMail',
    'signIn',
    'signOut',
  ]);
});

test('every problem of the table is one that an endpoint answers, or tells that there is no such endpoint', () => {
  const answered = new Set([...endpoints.flatMap(problemsOf), 'method-not-allowed']);
  expect([...answered].sort()).toEqual(Object.keys(problemTable).sort());
});

function isPrivate(name: string): boolean {
  return /e-?mail|^ip|address|phone|password|secret|token|hash|gravatar/i.test(name);
}
