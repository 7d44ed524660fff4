import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { responsesOf } from './openapi-responses.ts';

const usual = endpoint({
  id: 'findOld',
  method: 'GET',
  path: '/v1/old',
  group: 'Old',
  summary: 'What there was before',
  access: 'public',
  answer: z.string(),
  status: 200,
  problems: [],
});

function headersOf(described: ReturnType<typeof responsesOf>): string[][] {
  return Object.values(described).map(({ headers }) =>
    headers instanceof z.ZodObject ? Object.keys(headers.shape) : [],
  );
}

test('every answer of an endpoint that is to go says so, its refusals too', () => {
  const described = responsesOf({
    ...usual,
    deprecated: { since: '2026-11-01T00:00:00Z', link: 'https://news.example' },
  });
  expect(Object.keys(described)).toEqual(expect.arrayContaining(['200', '304', '401', '429', '500']));
  for (const names of headersOf(described)) {
    expect(names).toEqual(expect.arrayContaining(['Deprecation', 'Sunset', 'Link', 'RateLimit']));
  }
});

test('no other endpoint speaks of an end', () => {
  for (const names of headersOf(responsesOf(usual))) expect(names).not.toContain('Deprecation');
});
