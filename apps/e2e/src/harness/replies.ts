// What tests do with a reply, beside the reader's own hands.
import type { ModeratedComment } from '@broadsheet/domain';
import { expect } from 'vitest';
import type { Newsroom } from './newsroom.ts';

/** Trusts writers who are faster than people, as tests are. */
export async function letWriteFast({ editor }: Newsroom): Promise<void> {
  const { version } = await editor.commentSettings.get();
  await editor.commentSettings.update({ ifVersion: version, body: { minSecondsToWrite: 0 } });
}

/** Approves the held comment of `name`, and resolves when the page at `path` shows it, a second later at most. */
export async function approveAndSee(newsroom: Newsroom, name: string, path: string): Promise<void> {
  const held = await getHeldComment(newsroom, name);
  await newsroom.editor.comments.approve({ id: held.id, ifVersion: held.version });
  const isShown = async () => (await (await fetch(newsroom.siteUrl + path)).text()).includes(`comment-${held.id}`);
  await expect.poll(isShown, { interval: 20, timeout: 1_000 }).toBe(true);
}

/** The comment of `name` that waits for a moderator. Fails where there is none. */
async function getHeldComment({ editor }: Newsroom, name: string): Promise<ModeratedComment> {
  const { items } = await editor.comments.list({ status: 'pending', limit: 100 });
  const held = items.find((comment) => comment.name === name);
  if (!held) throw new Error(`No comment of ${name} waits for a moderator.`);
  return held;
}
