import { createServer, type Server } from 'node:http';
import { drain, listen, OpenStreams, readOrCreateSecret, type RunningServer } from '@broadsheet/service';
import type { Logger } from 'pino';
import { createChangesClient, createPageClient, type ApiAccess } from './api-access.ts';
import { createApp } from './app.ts';
import { followChanges } from './change-follower.ts';
import { createCommentRenderer } from './comment-renderer.ts';
import type { Config } from './config.ts';
import { createListener } from './listener.ts';
import { LiveDiscussions } from './live-discussions.ts';
import { PageCache } from './page-cache.ts';
import { readBuiltRenderer, type Renderer } from './renderer.ts';
import type { SiteContext } from './site-context.ts';
import { staticFiles } from './static-files.ts';

/** What the site is started with. */
export interface SiteParts {
  readonly config: Config;
  readonly log: Logger;
  readonly isDevelopment?: boolean;
  /** What to render with in place of the build. */
  readonly renderer?: Renderer;
}

const cacheLimits = { maxEntries: 10_000, maxMaking: 256, maxAgeMs: 15 * 60_000 };
// So that an address that is too long is answered as such, not as headers that are too large.
const maxHeaderSize = 32_768;
// Longer than proxies and browsers keep a connection that nobody uses: it is theirs to close.
const keepAliveTimeout = 65_000;
const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', root);

/** Starts the site and begins to follow the changes. The API need not be up yet. */
export async function startSite({ config, log, isDevelopment = false, renderer }: SiteParts): Promise<RunningServer> {
  const access = { apiUrl: config.apiUrl, proxyKey: await readOrCreateSecret(config.dataDir, 'proxy-key') };
  const cache = new PageCache({ ...cacheLimits, maxBytes: config.pageCacheBytes });
  const streams = new OpenStreams(config.streamLimits);
  const common = { config, log, access, cache, streams, client: createPageClient(access) };
  const { server, live, close } = await (isDevelopment ? developmentServer(common) : plainServer(common, renderer));
  const port = await listen(server, config.port);
  const following = new AbortController();
  void followChanges({ client: createChangesClient(access), cache, live, log, signal: following.signal });
  return {
    port,
    stop: async (limitMs) => {
      following.abort();
      live.end();
      const isFinished = await drain(server, limitMs);
      await close();
      return isFinished;
    },
  };
}

type CommonContext = Omit<SiteContext, 'live' | 'renderer' | 'isDevelopment'> & { readonly access: ApiAccess };

interface Startable {
  readonly server: Server;
  readonly live: LiveDiscussions;
  readonly close: () => Promise<void>;
}

async function plainServer(common: CommonContext, given: Renderer | undefined): Promise<Startable> {
  const renderer = given ?? (await readBuiltRenderer(dist, common.config.site.url));
  const context = toContext(common, { isDevelopment: false, renderer: () => Promise.resolve(renderer) });
  const files = given ? undefined : await staticFiles(new URL('client/', dist), renderer.securityHeaders);
  const server = createServer(
    { maxHeaderSize, keepAliveTimeout },
    await createListener(context, createApp(context, files)),
  );
  return { server, live: context.live, close: () => Promise.resolve() };
}

async function developmentServer(common: CommonContext): Promise<Startable> {
  const { behindVite, createDevServer, readSourceRenderer } = await import('./dev-server.ts');
  const server = createServer({ maxHeaderSize, keepAliveTimeout });
  const vite = await createDevServer(root, server);
  const context = toContext(common, {
    isDevelopment: true,
    renderer: () => readSourceRenderer(vite, common.config.site.url),
  });
  server.on('request', behindVite(vite, await createListener(context, createApp(context, undefined))));
  return { server, live: context.live, close: () => vite.close() };
}

function toContext(common: CommonContext, rest: Pick<SiteContext, 'isDevelopment' | 'renderer'>): SiteContext {
  const { client, config } = common;
  const live = new LiveDiscussions({
    readChanges: (idOrSlug, after) => client.liveComments.listChanges({ idOrSlug, after: `${after}` }),
    render: createCommentRenderer({ client, site: config.site, renderer: rest.renderer }),
  });
  return { ...common, ...rest, live };
}
