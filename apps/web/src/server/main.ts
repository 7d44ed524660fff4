// Starts the site: `node --conditions=broadsheet src/server/main.ts`, with `--dev` for development.
import { runServer, SettingError } from '@broadsheet/service';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startSite } from './start-site.ts';

const isDevelopment = process.argv.includes('--dev');

// Vue chooses by it, when it is first imported, whether it checks what it renders.
process.env['NODE_ENV'] ??= isDevelopment ? 'development' : 'production';

await runServer(async () => {
  const config = readConfig(process.env);
  const log = pino({ name: 'site', level: config.logLevel });
  return { server: await startSite({ config, log, isDevelopment }), log };
}, reasonToGiveUp);

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
