import { expect, test } from 'vitest';
import { createKey, revokeKey } from '../keys/keys.actions.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('a stream of changes', (api) => {
  test('ends when the key ends with which it was asked for', async () => {
    const { key, token } = await createKey(api().newsroom, {
      name: 'Mirror',
      scopes: ['drafts:read'],
      expiresAt: null,
    });
    const response = await fetch(`${api().baseUrl}/v1/changes?after=latest`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    await revokeKey(api().newsroom, key.id);
    // Read to its end, which without this would never come.
    await response.text();
    const { status } = await fetch(response.url, { headers: { authorization: `Bearer ${token}` } });
    expect(status).toBe(401);
  });
});
