// The files of the client build. What is text is kept in memory, compressed as well as can be: it never changes.
import { readFile, readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import express, { Router } from 'express';
import { EncodedAnswer } from '@broadsheet/service';

const textTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const bestEffort = 11;

/** Serves the files in `folder`. Those in `assets/` carry a hash in their names, and may be kept for good. */
export async function staticFiles(folder: URL, headers: Readonly<Record<string, string>>): Promise<Router> {
  const names = await readdir(folder, { recursive: true });
  const texts = await readTexts(folder, names, headers);
  const paths = new Set(names.map(toPath));
  const serve = express.static(folder.pathname, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders: (response, file) =>
      response.setHeader('cache-control', caching(file.slice(folder.pathname.length - 1))),
  });
  const router = Router();
  router.use((request, response, next) => {
    const text = request.method === 'GET' || request.method === 'HEAD' ? texts.get(request.path) : undefined;
    if (text) text.send(request, response);
    // Most addresses are pages: the disk need not be asked for them.
    else if (paths.has(request.path)) void serve(request, response, next);
    else next();
  });
  return router;
}

async function readTexts(
  folder: URL,
  names: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, EncodedAnswer>> {
  const texts = names.filter((name) => textTypes[extname(name)] !== undefined && !/(?:^|[/\\])\./.test(name));
  const answers = texts.map(async (name): Promise<[string, EncodedAnswer]> => {
    const path = toPath(name);
    const body = await readFile(new URL(name, folder));
    const own = { 'content-type': textTypes[extname(name)] ?? '', 'cache-control': caching(path) };
    return [path, await EncodedAnswer.from({ status: 200, headers: { ...own, ...headers }, body }, bestEffort)];
  });
  return new Map(await Promise.all(answers));
}

function toPath(name: string): string {
  return `/${name.replaceAll('\\', '/')}`;
}

function caching(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400';
}
