// `npm start` and `npm run dev`: builds the site, runs the API and the site, and ends both when it ends.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { buildSite } from './build-site.ts';
import { findTakenPort } from './free-ports.ts';
import { startService, stopInTurn, type Service, type ServiceOptions } from './service.ts';
import { onStopRequest } from './stop-request.ts';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
const dataDir = resolve(root, process.env['DATA_DIR'] ?? 'data');
const tokenFile = join(dataDir, 'secrets', 'admin-token');
const isFirstStart = !existsSync(tokenFile);

const services: Service[] = [];
const stopRequest = onStopRequest(() => services.forEach((service) => service.kill()));

process.exitCode = await main();

async function main(): Promise<number> {
  const taken = await findTakenPort({ SITE_PORT: 3000, API_PORT: 4000 });
  if (taken) {
    return refuse(`Port ${taken.port} is taken. Stop what uses it, or choose another: ${taken.setting}=… npm start`);
  }
  try {
    await startAll();
    welcome();
    return await untilTheEnd();
  } catch (error) {
    if (stopRequest.aborted) return 0;
    return refuse(error instanceof Error ? error.message : String(error));
  } finally {
    await stopInTurn(services);
  }
}

async function startAll(): Promise<void> {
  if (!flags.dev) {
    say('Building the site …');
    await buildSite(root, stopRequest);
  }
  say(isFirstStart ? 'Creating the database with a small demo newsroom …' : 'Starting …');
  // Vite watches the site itself.
  const api = await start({ name: 'the API', entry: 'apps/api/src/main.ts', isWatched: flags.dev, env: {} });
  const env = { API_URL: `http://127.0.0.1:${api.port}` };
  await start({ name: 'the site', entry: 'apps/web/src/server/main.ts', args: flags.dev ? ['--dev'] : [], env });
}

async function start(options: Omit<ServiceOptions, 'report'>): Promise<Service> {
  const env = { DATA_DIR: dataDir, NODE_ENV: flags.dev ? 'development' : 'production', ...options.env };
  const report = (message: string) => console.error(`${styleText('dim', `${options.name}:`)} ${message}`);
  const service = await startService({ ...options, env, report }, stopRequest);
  services.push(service);
  return service;
}

async function untilTheEnd(): Promise<number> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<undefined>();
  if (stopRequest.aborted) return 0;
  stopRequest.addEventListener('abort', () => ask(undefined));
  const died = await Promise.race([
    asked,
    ...services.map(async (service) => `${service.name} stopped (${await service.exited}).`),
  ]);
  if (died === undefined) {
    say('Stopping …');
    return 0;
  }
  return refuse(died);
}

function welcome(): void {
  const [api, site] = services;
  const shown = (path: string) => (relative(root, path).startsWith('..') ? path : relative(root, path));
  const token = process.env['ADMIN_TOKEN'] ? 'as set in ADMIN_TOKEN' : `kept in ${shown(tokenFile)}`;
  const newToken = isFirstStart && existsSync(tokenFile) ? readFileSync(tokenFile, 'utf8').trim() : undefined;
  say(`
${styleText('bold', 'Broadsheet is running.')}

  Site         ${process.env['SITE_URL'] ?? `http://localhost:${site?.port ?? 0}`}
  API          http://localhost:${api?.port ?? 0}
  Admin token  ${newToken === undefined ? token : `${newToken}  (${token})`}
  Data         ${shown(dataDir)}

  Import a WordPress export with  npm run broadsheet -- import wordpress FILE.xml
  Stop with  Ctrl-C
`);
}

function say(message: string): void {
  console.log(message);
}

function refuse(message: string): number {
  console.error(styleText('red', message));
  return 1;
}
