import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defaultServerConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// Two builds: `vite build` makes what the browser gets (the islands alone), `vite build --ssr` what the server renders
// pages with. The packages of this workspace are used as TypeScript source, under the condition `broadsheet`.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [vue(), plainImports()],
  appType: 'custom',
  resolve: { conditions: ['broadsheet', ...defaultClientConditions] },
  ssr: {
    // The server and its pages must share one copy of these: they compare classes (`instanceof ProblemError`).
    external: ['@broadsheet/api-contract', '@broadsheet/domain'],
    resolve: { conditions: ['broadsheet', ...defaultServerConditions], externalConditions: ['broadsheet', 'node'] },
  },
  publicDir: isSsrBuild ? false : 'public',
  define: isSsrBuild
    ? {}
    : {
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node26',
        rolldownOptions: { input: 'src/server/render.ts', external: [/^@broadsheet\//] },
      }
    : {
        outDir: 'dist/client',
        manifest: true,
        target: 'baseline-widely-available',
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: { input: 'src/islands/islands.ts' },
      },
  // As vitest.shared.ts says for all packages, and why.
  test: { include: ['src/**/*.test.ts'], maxWorkers: '100%', isolate: false },
}));

// The islands have no styles of their own and nothing to preload. Vite's helper for that would be three times as large
// as the entry itself.
function plainImports(): Plugin {
  return {
    name: 'broadsheet:plain-imports',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
