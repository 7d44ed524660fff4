import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';
import { assertBoundedJson, deepestJson, widestJson } from './json-bounds.ts';

const refusal = (text: string) => {
  try {
    assertBoundedJson(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};
const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

describe('JSON', () => {
  test('may be as deep as it says, and no deeper', () => {
    expect(refusal(nested(deepestJson))).toBeUndefined();
    expect(refusal(nested(deepestJson + 2))).toMatch(/nested more than 64 levels/);
    expect(refusal('['.repeat(1_000_000))).toMatch(/nested/);
  });

  test('may be as wide as it says, and no wider', () => {
    const items = (count: number) => JSON.stringify(Array.from({ length: count }, () => ({ a: [1, 2] })));
    expect(refusal(items(widestJson))).toBeUndefined();
    expect(refusal(items(widestJson + 1))).toMatch(/more than 10000 members or items/);
    const members = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, i])));
    expect(refusal(members(widestJson))).toBeUndefined();
    expect(refusal(members(widestJson + 1))).toMatch(/more than 10000/);
  });

  test.each([
    ['{"title":1,"title":2}', 'title'],
    [String.raw`{"title":1,"t\u0069tle":2}`, 'title'],
    ['{"a":{"b":1},"c":[{"d":1,"e":{"f":0},"d":2}]}', 'd'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', ''],
    [String.raw`{"a\"b":1,"a\"b":2}`, String.raw`a\"b`],
  ])('names nothing twice in one object: %s', (text, name) => {
    expect(refusal(text)).toBe(`The body names "${name}" twice in one object.`);
  });

  test.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '{"a":"a:a,\\"a\\":","b":"{[}]"}',
    String.raw`{"a":"ends in a backslash \\","b":"\\\"","c":1}`,
    '["a","a","a"]',
    '"just text"',
  ])('may name the same in different places: %s', (text) => {
    expect(() => void JSON.parse(text)).not.toThrow();
    expect(refusal(text)).toBeUndefined();
  });

  test('that a serialiser wrote always passes, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('', ' ', '\t\n'), (value, space) => {
        expect(refusal(JSON.stringify(value, null, space))).toBeUndefined();
      }),
    );
  });

  test.each(['', '{', '"', '{"a"', '}}}}', '{"a":"\\', ':::,,,', '{"\\x":1,"\\x":2'])(
    'that is none is left to who parses it: %s',
    (text) => {
      expect(() => assertBoundedJson(text)).not.toThrow(TypeError);
    },
  );
});

describeEachApi('a body', (api) => {
  test.each([
    ['{"name":"One","name":"Two"}', /names "name" twice/],
    [`{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, /nested more than 64/],
    [`{"name":[${'1,'.repeat(20_000)}1]}`, /more than 10000/],
  ])('that nobody would send is refused before it is read', async (body, detail) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await api().ask('POST /v1/sections', { key: 'admin', body, headers });
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'malformed-request',
      detail: expect.stringMatching(detail) as string,
    });
  });

  test('and an address of more than 8,000 characters', async () => {
    const { status, body } = await api().ask(`GET /v1/articles?section=${'a'.repeat(8_000)}`);
    expect([status, body]).toMatchObject([
      400,
      { code: 'malformed-request', detail: 'The address has more than 8000 characters.' },
    ]);
  });
});
