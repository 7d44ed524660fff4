import { Problem } from '@broadsheet/api-contract';
import { expect, test } from 'vitest';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { runApi } from '../testing/run-api.ts';

describeEachNewsroom('more than can be answered at once', (newsroom) => {
  test('is refused at once, while what is begun is answered and the process says that it lives', async () => {
    const api = await runApi(newsroom(), { mostAtOnce: 3 });
    const gone = new AbortController();
    const waiting = Array.from({ length: 3 }, () =>
      fetch(`${api.baseUrl}/v1/changes?after=latest&wait=20`, { signal: gone.signal }).catch(() => undefined),
    );
    await expect.poll(async () => (await api.ask('GET /v1/tags')).status).toBe(503);
    const refused = await api.ask('GET /v1/sections');
    expect(Problem.parse(refused.body)).toMatchObject({ code: 'unavailable', status: 503 });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await api.ask('GET /livez')).status).toBe(200);
    await api.admin.tags.list().catch(() => undefined);
    gone.abort();
    await Promise.all(waiting);
    await expect.poll(async () => (await api.ask('GET /v1/sections')).status).toBe(200);
    await api.stop();
  });
});
