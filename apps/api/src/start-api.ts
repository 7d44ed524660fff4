import { drain, listen, readOrCreateSecret, type RunningServer } from '@broadsheet/service';
import type { Logger } from 'pino';
import { createApi } from './app.ts';
import type { Config } from './config.ts';
import { loadDemo } from './demo/load-demo.ts';
import { createCallerFinder } from './find-caller.ts';
import { createHttpServer } from './http/http-server.ts';
import { openRateLimits } from './limits/open-rate-limits.ts';
import { mailKinds } from './mail-kinds.ts';
import { sendMails } from './mail/send-mails.ts';
import { openNewsroom } from './open-newsroom.ts';
import { runRecurringTasks } from './recurring-tasks.ts';
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts';

/** Opens the newsroom, with the demo in it where it is empty, and listens. */
export async function startApi(config: Config, log: Logger): Promise<RunningServer> {
  const newsroom = await openNewsroom(config, log);
  if (config.loadsDemo) await loadDemo(newsroom);
  const adminToken = config.adminToken ?? (await readOrCreateSecret(config.dataDir, 'admin-token'));
  const proxyKey = await readOrCreateSecret(config.dataDir, 'proxy-key');
  const findCaller = createCallerFinder(newsroom, adminToken, { isSecure: config.siteUrl.startsWith('https:') });
  const ending = new AbortController();
  const publicUrl = `${config.siteUrl}/api`;
  const newspaper = { name: config.siteName, url: config.siteUrl };
  const { trustedProxies, limits, cdnMaxAge, mostAtOnce, streamLimits } = config;
  const rateLimits = openRateLimits(newsroom, config.database, proxyKey);
  const parts = {
    proxyKey,
    trustedProxies,
    limits,
    cdnMaxAge,
    mostAtOnce,
    streamLimits,
    rateLimits,
    findCaller,
    publicUrl,
    newspaper,
    ending: ending.signal,
  };
  const server = createHttpServer(createApi(newsroom, parts));
  const port = await listen(server, config.port);
  const tasks = runRecurringTasks(newsroom, ending.signal);
  const delivering = deliverWebhooks(newsroom, ending.signal);
  const mailing = sendMails(newsroom, { settings: config.mail, kinds: mailKinds }, ending.signal);
  return {
    port,
    async stop(limitMs) {
      ending.abort();
      const isFinished = await drain(server, limitMs);
      await Promise.all([tasks, delivering, mailing]);
      rateLimits.close();
      await newsroom.db.destroy();
      return isFinished;
    },
  };
}
