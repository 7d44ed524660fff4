// The arrows along which imports run. Each message says where the thing belongs instead.
import { readdirSync } from 'node:fs';
import type { Linter } from 'eslint';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';

interface Forbidden {
  readonly regex: string;
  readonly message: string;
}

const api = 'apps/api/src';
const basePath = import.meta.dirname;
const testFiles = ['**/*.test.ts', '**/testing/**'];

/** Folders of the API that are no features: the frame that features stand in. */
const frame = new Set([
  'http',
  'database',
  'privacy',
  'addresses',
  'catalogue',
  'cli',
  'demo',
  'import',
  'export',
  'limits',
  'testing',
  'idempotency',
]);

const features = readdirSync(new URL(api, import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !frame.has(entry.name))
  .map((entry) => entry.name);

const noSql = {
  regex: '^(kysely|pg|node:sqlite|better-sqlite3)($|/)',
  message: 'SQL lives in *.store.ts files and in database/.',
};
const noOtherApp = {
  regex: '^@broadsheet/(api|web|e2e)($|/)|(^|/)apps/',
  message: 'Apps do not import each other: go through @broadsheet/api-contract.',
};
const noRoutes = { regex: '\\.routes\\.ts$', message: 'Imports run routes → actions → store.' };
const noActions = { regex: '\\.actions\\.ts$', message: 'Imports run routes → actions → store.' };
const noExpress = { regex: '^express$', message: 'Only routes and http/ know of Express.' };

export const importArrows: Linter.Config[] = [
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/resolver-next': [createNodeResolver({ conditionNames: ['broadsheet', 'import'] })],
    },
    rules: { 'import-x/no-self-import': 'error', 'import-x/no-cycle': 'error' },
  },
  // The tests of the running product start it as its own scripts do.
  { ignores: ['apps/e2e/**'], rules: { 'import-x/no-relative-packages': 'error' } },
  only('packages/domain/src/**', ['zod'], 'The domain imports zod alone.'),
  only(
    'packages/api-contract/src/**',
    ['zod', 'zod-openapi', '@broadsheet/domain'],
    'The contract imports the domain and zod.',
  ),
  only('packages/service/src/**', ['zod', 'node:.*'], 'What all servers share knows Node and zod alone.'),
  never('apps/**', [noOtherApp]),
  never(`${api}/**`, [noOtherApp, noSql]),
  never(`${api}/**/*.actions.ts`, [noOtherApp, noSql, noRoutes, noExpress]),
  never([`${api}/**/*.store.ts`, `${api}/database/**`], [noOtherApp, noRoutes, noActions, noExpress]),
  never(`${api}/database/migrations/**`, [
    { regex: '^\\.\\.', message: 'A migration imports nothing from the app: it must do tomorrow what it does today.' },
  ]),
  { files: testFiles, rules: { 'no-restricted-imports': 'off' } },
  {
    files: [`${api}/**`],
    ignores: testFiles,
    rules: { 'import-x/no-restricted-paths': ['error', { basePath, zones: [...frameZones(), ...featureZones()] }] },
  },
  {
    files: ['apps/web/src/**'],
    ignores: testFiles,
    rules: { 'import-x/no-restricted-paths': ['error', { basePath, zones: browserZones() }] },
  },
];

/** Files that may import each other, and of packages only these. */
function only(files: string, packages: readonly string[], message: string): Linter.Config {
  return { ...never(files, [{ regex: `^(?!\\.{1,2}/|(${packages.join('|')})$)`, message }]), ignores: testFiles };
}

function never(files: string | readonly string[], patterns: readonly Forbidden[]): Linter.Config {
  return { files: [files].flat(), rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function frameZones() {
  return ['http', 'database'].map((folder) => ({
    target: `${api}/${folder}`,
    from: features.map((feature) => `${api}/${feature}`),
    message: `${folder}/ knows nothing of news: no feature may be imported here.`,
  }));
}

function featureZones() {
  return features.map((feature) => ({
    target: features.filter((other) => other !== feature).map((other) => `${api}/${other}`),
    from: `${api}/${feature}/**`,
    except: ['**/*.actions.ts'],
    message: 'A feature imports only the actions of another one.',
  }));
}

/** What reaches the browser as JavaScript must not bring pages or the server with it. */
function browserZones() {
  return [
    {
      target: ['apps/web/src/islands/islands.ts', 'apps/web/src/islands/hydrate.ts', 'apps/web/src/islands/*.vue'],
      from: ['apps/web/src/pages', 'apps/web/src/server', 'apps/web/src/feeds'],
      message: 'Islands reach the browser: they import no page and no server code.',
    },
  ];
}
