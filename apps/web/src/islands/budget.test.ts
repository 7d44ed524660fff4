// What the browser gets, held to the reader's budget.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  // A build for readers, not one for tests.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ root, logLevel: 'silent', build: { write: false } });
  const outputs = Array.isArray(result) ? result : [result];
  chunks = outputs.flatMap((each) => ('output' in each ? each.output : [])).filter((each) => each.type === 'chunk');
});

afterAll(() => vi.unstubAllEnvs());

const sizeOf = (some: readonly Rolldown.OutputChunk[]) =>
  some.reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0);

/** The chunk that `module` is in, and all that it cannot run without. */
function withImports(module: string): Rolldown.OutputChunk[] {
  const found = new Set(chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module))));
  for (const { imports } of found) for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  return [...found];
}

describe('what a browser loads', () => {
  test('with every page is less than 1 KB, and nothing of Vue', () => {
    const entry = withImports('islands/islands.ts');
    expect(entry).toHaveLength(1);
    expect(entry[0]?.code.length).toBeLessThan(1_000);
  });

  test('when the comments are seen is less than 30 KB', () => {
    const entries = ['islands/hydrate.ts', 'CommentForm.island.vue', 'Discussion.island.ts'];
    const live = new Set(entries.flatMap(withImports));
    expect(sizeOf([...live])).toBeGreaterThan(10_000);
    expect(sizeOf([...live])).toBeLessThan(30_000);
    expect([...live].flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('/zod/'))).toEqual([]);
  });

  test('is islands alone: no page, no component of a page, nothing of the server', () => {
    const own = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.startsWith(`${root}src/`));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((id) => !id.startsWith(`${root}src/islands/`))).toEqual([]);
  });
});
