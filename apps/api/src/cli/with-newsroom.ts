import { pino } from 'pino';
import { readConfig } from '../config.ts';
import type { Newsroom } from '../newsroom.ts';
import { openNewsroom } from '../open-newsroom.ts';

/** Runs `work` on the newsroom that the environment names, and closes it afterwards. */
export async function withNewsroom<T>(work: (newsroom: Newsroom) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const log = pino({ name: 'broadsheet', level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const newsroom = await openNewsroom(config, log);
  try {
    return await work(newsroom);
  } finally {
    await newsroom.db.destroy();
  }
}
