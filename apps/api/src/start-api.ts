import { createServer } from 'node:http';
import { drain, listen, readOrCreateSecret } from '@broadsheet/service';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { loadDemo } from './demo/load-demo.ts';
import { answerClientErrors } from './http/client-error.ts';
import { createKeyring } from './keys/keys.actions.ts';
import { openNewsroom } from './open-newsroom.ts';
import { publishOnTime } from './publish-on-time.ts';

/** An API that listens. */
export interface RunningApi {
  readonly port: number;
  /** Finishes what is being answered, for at most `limitMs`. Returns whether all of it was finished. */
  readonly stop: (limitMs: number) => Promise<boolean>;
}

// So that an address that is too long is answered as such, not as headers that are too large.
const maxHeaderSize = 32_768;

/** Opens the newsroom, with the demo in it where it is empty, and listens. */
export async function startApi(config: Config, log: Logger): Promise<RunningApi> {
  const newsroom = await openNewsroom(config, log);
  if (config.loadsDemo) await loadDemo(newsroom);
  const adminToken = config.adminToken ?? (await readOrCreateSecret(config.dataDir, 'admin-token'));
  const proxyKey = await readOrCreateSecret(config.dataDir, 'proxy-key');
  const findCaller = createKeyring(newsroom, adminToken);
  const app = createApp(newsroom, { proxyKey, findCaller, publicUrl: `${config.siteUrl}/api` });
  const server = createServer({ maxHeaderSize }, app);
  answerClientErrors(server);
  const port = await listen(server, config.port);
  const ending = new AbortController();
  const publishing = publishOnTime(newsroom, ending.signal);
  return {
    port,
    async stop(limitMs) {
      ending.abort();
      const isFinished = await drain(server, limitMs);
      await publishing;
      await newsroom.db.destroy();
      return isFinished;
    },
  };
}
