import type { Client } from '@broadsheet/api-contract';
import type { OpenStreams } from '@broadsheet/service';
import type { Logger } from 'pino';
import type { ApiAccess } from './api-access.ts';
import type { Config } from './config.ts';
import type { LiveDiscussions } from './live-discussions.ts';
import type { PageCache } from './page-cache.ts';
import type { Renderer } from './renderer.ts';

/** What every part of the running site shares. */
export interface SiteContext {
  readonly config: Config;
  readonly log: Logger;
  readonly access: ApiAccess;
  readonly client: Client;
  readonly cache: PageCache;
  readonly live: LiveDiscussions;
  readonly streams: OpenStreams;
  /** Built once; in development made anew for each request. */
  readonly renderer: () => Promise<Renderer>;
  readonly isDevelopment: boolean;
}
