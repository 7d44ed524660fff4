// Whatever readers and moderators do, in whichever order: what is not approved is seen nowhere, and what is, everywhere.
import fc from 'fast-check';
import { beforeAll, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';
import { discussionCommands } from './testing/discussion-commands.ts';
import { Discussion, type Model } from './testing/discussion-model.ts';
import { insertArticle } from './testing/discussion.ts';

// What is seen at once, and what a moderator reads first.
const policy = fc.constantFrom('open' as const, 'premoderated' as const);
// A run is a discussion; each has about half as many steps as it may have.
const mostSteps = 30;
const runs = Math.ceil(Number(process.env['DISCUSSION_TEST_STEPS'] ?? '90') / (mostSteps / 2));

describeEachApi('a discussion', (api) => {
  beforeAll(async () => {
    const { commentSettings } = api().admin;
    const plenty = { mostPerAddress: 10_000, mostPerReader: 10_000, mostPerArticle: 100_000, minSecondsToWrite: 0 };
    const { version } = await commentSettings.get();
    const body = { ...plenty, policy: 'open', reportsToHold: 1 } as const;
    await commentSettings.update({ ifVersion: version, body });
  });

  test('shows what is approved, and nothing else, at once and everywhere', { timeout: 3_600_000 }, async () => {
    const scenario = fc.asyncProperty(policy, discussionCommands(mostSteps), async (comment_policy, commands) => {
      const real = await Discussion.open(api(), await insertArticle(api().newsroom, { comment_policy }));
      const model: Model = { comments: [], banned: new Set(), seen: new Set(), seenIds: new Set() };
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands);
      } finally {
        real.close();
        await api().newsroom.db.deleteFrom('comment_bans').execute();
      }
    });
    await fc.assert(scenario, { numRuns: runs, endOnFailure: true });
  });
});
