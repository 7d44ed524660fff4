import { describe, expect, test } from 'vitest';
import { describeEachApi, type Answer } from '../testing/run-api.ts';

const origin = { origin: 'https://reader.example' };
const allowed = ({ headers }: Answer) => headers.get('access-control-allow-origin');

describeEachApi('a page of another origin', (api) => {
  test.each(['GET /v1/articles', 'GET /v1/articles/nothing', 'GET /v1/articles?limit=0', 'GET /openapi.json'])(
    'may read what everybody may read: %s',
    async (request) => {
      const answer = await api().ask(request, { headers: origin });
      expect(allowed(answer)).toBe('*');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    },
  );

  test('may read it again, from the answers that are kept', async () => {
    await api().ask('GET /v1/sections', { headers: origin });
    expect(allowed(await api().ask('GET /v1/sections', { headers: origin }))).toBe('*');
  });

  test('gets nothing with a key, and no answer to a write', async () => {
    for (const request of ['GET /v1/articles', 'GET /v1/comments', 'POST /v1/authors', 'DELETE /v1/authors/x']) {
      expect([request, allowed(await api().ask(request, { key: 'admin', headers: origin }))]).toEqual([request, null]);
    }
  });

  describe('that asks before', () => {
    const ask = (path: string, method: string) =>
      api().ask(`OPTIONS ${path}`, { headers: { ...origin, 'access-control-request-method': method } });

    test('may read with If-None-Match, but never with a key', async () => {
      const { status, headers } = await ask('/v1/articles', 'GET');
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD');
      expect(headers.get('access-control-allow-headers')).toContain('If-None-Match');
      expect(headers.get('access-control-allow-headers')).not.toMatch(/authorization|cookie|\*/i);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    });

    test('may not write, nor read what needs a key', async () => {
      for (const [path, method] of [
        ['/v1/articles', 'POST'],
        ['/v1/articles/x/comments', 'POST'],
        ['/v1/comments', 'GET'],
      ] as const) {
        expect([path, allowed(await ask(path, method))]).toEqual([path, null]);
      }
    });
  });
});
