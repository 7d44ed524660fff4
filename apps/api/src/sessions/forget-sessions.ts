import type { Newsroom } from '../newsroom.ts';
import { forgetEndedSessions } from './sessions.actions.ts';
import { forgetOldAttempts } from './sign-in-throttle.ts';

/** Forgets sessions that have ended, and who failed to sign in long ago. */
export async function forgetSessions(newsroom: Pick<Newsroom, 'db' | 'now'>): Promise<void> {
  await forgetEndedSessions(newsroom);
  await forgetOldAttempts(newsroom);
}
