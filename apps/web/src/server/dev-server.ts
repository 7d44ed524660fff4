// Development: pages are rendered from the sources as they are now, islands are replaced in the open page, and a page
// reloads when something that it is made of is saved.
import type { RequestListener, Server } from 'node:http';
import { createServer as createViteServer, type Plugin, type ViteDevServer } from 'vite';
import type * as RenderModule from './render.ts';
import type { Renderer } from './renderer.ts';
import { securityHeaders } from './security-headers.ts';

/** Vite for the folder `root`, inside `server`: it has no port of its own. */
export async function createDevServer(root: URL, server: Server): Promise<ViteDevServer> {
  return createViteServer({
    root: root.pathname,
    appType: 'custom',
    server: { middlewareMode: true, ws: { server } },
    plugins: [reloadPages()],
  });
}

/** The sources as they are at this moment. */
export async function readSourceRenderer(vite: ViteDevServer, siteUrl: string): Promise<Renderer> {
  // Vite cannot know what a module exports; this one is named by a constant.
  const module = (await vite.ssrLoadModule('/src/server/render.ts')) as typeof RenderModule;
  return {
    module,
    scripts: ['/@vite/client', '/src/islands/islands.ts'],
    securityHeaders: securityHeaders({ siteUrl, css: module.css, isDevelopment: true }),
  };
}

/** Lets Vite answer what is its own, and `next` everything else. */
export function behindVite(vite: ViteDevServer, next: RequestListener): RequestListener {
  return (request, response) => vite.middlewares(request, response, () => next(request, response));
}

// The browser never sees the modules that pages are rendered from, so Vite would not tell it that one has changed.
function reloadPages(): Plugin {
  return {
    name: 'broadsheet:reload-pages',
    hotUpdate({ modules, file, server }) {
      if (this.environment.name !== 'ssr' || modules.length === 0) return;
      const isInBrowser = (server.environments.client.moduleGraph.getModulesByFile(file)?.size ?? 0) > 0;
      if (!isInBrowser) server.environments.client.hot.send({ type: 'full-reload' });
    },
  };
}
