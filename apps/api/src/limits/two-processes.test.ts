import { expect, test } from 'vitest';
import { z } from 'zod';
import { runInProcess } from '../testing/run-in-process.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';

const Allowed = z.object({ allowed: z.int(), seconds: z.number() });

describeEachNewsroom('a limit that several processes share', (newsroom) => {
  test('lets through no more than it says, all of them together', async () => {
    const perMinute = 600;
    // Each alone asks for more than there is for all.
    const program = `
      import { openRateLimits } from './limits/open-rate-limits.ts';
      const limits = openRateLimits(connection, ${JSON.stringify(newsroom().address)}, 'a secret that they share');
      const begun = performance.now();
      let allowed = 0;
      for (let count = 0; count < ${perMinute} * 2; count += 1) {
        const verdict = await limits.take('address:192.0.2.1', { name: 'reads', perMinute: ${perMinute} });
        if (verdict.isAllowed) allowed += 1;
        if (count % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      console.log(JSON.stringify({ allowed, seconds: (performance.now() - begun) / 1000 }));
      limits.close();`;
    const begun = performance.now();
    const said = await Promise.all([1, 2, 3].map(async () => runInProcess(newsroom(), program)));
    const seconds = (performance.now() - begun) / 1000;
    const counts = said.map((text) => Allowed.parse(JSON.parse(text)).allowed);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(perMinute + Math.ceil((seconds * perMinute) / 60));
    // What a process has leased when the others run dry is all that can go unused.
    expect(total).toBeGreaterThan(perMinute * 0.7);
  });
});
