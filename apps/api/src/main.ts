// Starts the API: `node --conditions=broadsheet src/main.ts`.
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { reasonToGiveUp } from './reason-to-give-up.ts';
import { startApi } from './start-api.ts';

// Less than what whoever stopped us waits before it kills.
const drainLimitMs = 8_000;

try {
  const config = readConfig(process.env);
  const log = pino({ name: 'api', level: config.logLevel });
  const api = await startApi(config, log);
  log.info({ port: api.port }, 'listening');
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    void api.stop(drainLimitMs).then((isFinished) => {
      log.info({ isFinished }, 'stopped');
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  const reason = reasonToGiveUp(error);
  if (reason === undefined) throw error;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
