import { expect, test } from 'vitest';
import { runRecurringTasks } from './recurring-tasks.ts';
import { describeEachNewsroom } from './testing/test-newsroom.ts';

describeEachNewsroom('what is done again and again', (newsroom) => {
  test('ends at once where it is asked to while it is at it', async () => {
    const ending = new AbortController();
    const running = runRecurringTasks(newsroom(), ending.signal);
    ending.abort();
    await expect(running).resolves.toBeUndefined();
  });
});
