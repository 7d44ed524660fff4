// What pages are rendered with: the built server bundle, or in development the sources as they are now.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type * as RenderModule from './render.ts';
import { securityHeaders } from './security-headers.ts';

/** The pages and how to render them, with what each answer carries besides. */
export interface Renderer {
  readonly module: typeof RenderModule;
  /** Addresses of the modules that the browser loads. */
  readonly scripts: readonly string[];
  readonly securityHeaders: Readonly<Record<string, string>>;
}

const Manifest = z.record(z.string(), z.object({ file: z.string(), isEntry: z.boolean().optional() }));

/** Reads the build in `dist`, a folder URL. Throws where nothing has been built. */
export async function readBuiltRenderer(dist: URL, siteUrl: string): Promise<Renderer> {
  const module: typeof RenderModule = await import(new URL('server/render.js', dist).href);
  const manifest = Manifest.parse(JSON.parse(await readFile(new URL('client/.vite/manifest.json', dist), 'utf8')));
  const entries = Object.values(manifest).filter(({ isEntry }) => isEntry === true);
  return {
    module,
    scripts: entries.map(({ file }) => `/${file}`),
    securityHeaders: securityHeaders({ siteUrl, css: module.css, isDevelopment: false }),
  };
}
