import { Problem } from '@broadsheet/api-contract';
import { expect, test } from 'vitest';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { runApi } from '../testing/run-api.ts';

describeEachNewsroom('more than can be answered at once', (newsroom) => {
  test('is refused at once, while what is begun is answered and the process says that it lives', async () => {
    const api = await runApi(newsroom(), { mostAtOnce: 3 });
    const gone = new AbortController();
    let refusedCount = 0;
    const waiting = Array.from({ length: 10 }, async () => {
      const asked = fetch(`${api.baseUrl}/v1/changes?after=latest&wait=25`, { signal: gone.signal });
      if ((await asked.catch(() => undefined))?.status === 503) refusedCount += 1;
    });
    await expect.poll(() => refusedCount, { timeout: 10_000 }).toBe(7);
    const refused = await api.ask('GET /v1/sections');
    expect(Problem.parse(refused.body)).toMatchObject({ code: 'unavailable', status: 503 });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await api.ask('GET /livez')).status).toBe(200);
    gone.abort();
    await Promise.all(waiting);
    await expect.poll(async () => (await api.ask('GET /v1/sections')).status).toBe(200);
    await api.stop();
  });
});
