// Starts the site: `node --conditions=broadsheet src/server/main.ts`, with `--dev` for development.
import { SettingError } from '@broadsheet/service';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startSite } from './start-site.ts';

// Less than what whoever stopped us waits before it kills.
const drainLimitMs = 8_000;
const isDevelopment = process.argv.includes('--dev');

// Vue chooses by it, when it is first imported, whether it checks what it renders.
process.env['NODE_ENV'] ??= isDevelopment ? 'development' : 'production';

try {
  const config = readConfig(process.env);
  const log = pino({ name: 'site', level: config.logLevel });
  const site = await startSite({ config, log, isDevelopment });
  log.info({ port: site.port, url: config.site.url }, 'listening');
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    void site.stop(drainLimitMs).then((isFinished) => {
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

/** What whoever started it can mend, in one line. */
function reasonToGiveUp(error: unknown): string | undefined {
  if (error instanceof SettingError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'SITE_PORT: another program listens on this port already.';
  if (code === 'EACCES') return 'SITE_PORT: this port, or DATA_DIR: this folder, is not open to you.';
  if (code === 'ERR_MODULE_NOT_FOUND' && String(error).includes('dist/')) {
    return 'The site has not been built: run `npm run build` first.';
  }
  return undefined;
}
