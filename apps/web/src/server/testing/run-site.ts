// A site that runs for a test, before a small API, rendered from the sources.
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import * as module from '../render.ts';
import { securityHeaders } from '../security-headers.ts';
import { startSite } from '../start-site.ts';

/** What a test sends: as it stands, with no client's own ideas of addresses and redirects. */
interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestSite {
  readonly port: number;
  ask(path: string, asked?: Asked): Promise<Answered>;
  stop(): Promise<void>;
}

/** Starts a site on a free port, before the API at `apiUrl`. `settings` are beside those that it needs. */
export async function runSite(apiUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-site-'));
  const config = readConfig({
    SITE_PORT: '0',
    API_URL: apiUrl,
    DATA_DIR: dataDir,
    SITE_URL: 'http://news.example',
    ...settings,
  });
  const headers = securityHeaders({ siteUrl: config.site.url, css: module.css, isDevelopment: false });
  const renderer = { module, scripts: ['/assets/islands.js'], securityHeaders: headers };
  const site = await startSite({ config, log: pino({ level: 'silent' }), renderer });
  return {
    port: site.port,
    ask: (path, asked = {}) => ask(site.port, path, asked),
    stop: async () => {
      await site.stop(2_000);
      await rm(dataDir, { recursive: true });
    },
  };
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
    text(response).then(
      (all) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: all }),
      reject,
    );
  });
  request.on('error', reject).end(body);
  return promise;
}
