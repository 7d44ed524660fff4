// Starts the API: `node --conditions=broadsheet src/main.ts`.
import { runServer } from '@broadsheet/service';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { reasonToGiveUp } from './reason-to-give-up.ts';
import { startApi } from './start-api.ts';

await runServer(async () => {
  const config = readConfig(process.env);
  const log = pino({ name: 'api', level: config.logLevel });
  return { server: await startApi(config, log), log };
}, reasonToGiveUp);
