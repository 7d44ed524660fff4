import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as domain from './index.ts';

const schemas = new Map(
  Object.entries(domain).flatMap(([name, value]) => (value instanceof z.ZodType ? [[name, value]] : [])),
);
const describedBy = z.object({ description: z.string(), examples: z.array(z.unknown()).min(1) });
const jsonSchemas = domain.toJsonSchemas();

test('every schema of the package has a JSON Schema under its name', () => {
  expect(Object.keys(jsonSchemas).sort()).toEqual([...schemas.keys()].sort());
  expect(schemas.size).toBeGreaterThan(40);
});

describe.each([...schemas])('the schema %s', (name, schema) => {
  test('says what it describes, and gives examples that it accepts', () => {
    const { description, examples } = describedBy.parse(schema.meta());
    expect(description).toMatch(/^[A-Z].*\.$/s);
    for (const example of examples) expect(schema.safeParse(example)).toMatchObject({ success: true });
  });

  test('is draft 2020-12, stands alone, and survives being written as JSON', () => {
    const jsonSchema = jsonSchemas[name];
    expect(jsonSchema?.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.parse(JSON.stringify(jsonSchema))).toEqual(jsonSchema);
    const { $defs = {} } = jsonSchema ?? {};
    const references = JSON.stringify(jsonSchema).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, reference = ''] of references) {
      expect(Object.keys($defs)).toContain(reference.replace('#/$defs/', ''));
    }
  });
});

test('what is sent may leave out what has a default, what is answered has everything', () => {
  expect(jsonSchemas['AuthorDraft']?.$defs?.['AuthorDraft']?.required).toEqual(['name']);
  expect(jsonSchemas['Author']?.$defs?.['Author']?.required).toHaveLength(10);
});

test('a schema without an id of its own is described where it stands', () => {
  expect(jsonSchemas['Email']).toMatchObject({ type: 'string', format: 'email', maxLength: 254 });
  expect(jsonSchemas['TimestampInput']).toMatchObject({ type: 'string', format: 'date-time' });
});
