// The interactive reference at /docs. All of it comes from here: nothing is loaded from elsewhere, and nothing is told
// to anybody. Addresses are relative, since the site shows the same page at /api/docs.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { type Request, type Response, type Router } from 'express';

const { resolve } = createRequire(import.meta.url);
const bundle = join(dirname(resolve('@scalar/api-reference')), 'browser', 'standalone.js');

// Scalar sets styles as it goes, and its pictures and fonts are inside it.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>The Broadsheet API</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="reference"></div>
    <noscript>This page needs JavaScript. The description that it shows is <a href="openapi.json">openapi.json</a>.</noscript>
    <script src="docs/scalar.js"></script>
    <script type="module" src="docs/start.js"></script>
  </body>
</html>
`;

// The page asks the API that it came from, whatever the description says of where it is. Whoever tries an endpoint out
// begins with what it cannot do without: the examples of all else are there to be switched on.
const start = `const here = new URL('.', location.href).href.replace(/\\/$/, '');
const answer = await fetch('openapi.json');
const description = await answer.json();
const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
const parameters = operations.flatMap((operation) => operation.parameters ?? []);
for (const parameter of [...parameters, ...Object.values(description.components.parameters ?? {})]) {
  if (parameter.required || parameter.example === undefined) continue;
  parameter.examples = { default: { value: parameter.example, 'x-disabled': true } };
  delete parameter.example;
}
window.Scalar.createApiReference('#reference', {
  content: description,
  servers: [{ url: here, description: 'This newsroom' }],
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultOpenAllTags: false,
  persistAuth: false,
  documentDownloadType: 'json',
});
`;

/** A router that shows the reference at `/docs`. */
export function docsRoutes(): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get('/docs/', (_request, response) => response.redirect(301, '/docs'));
  router.get('/docs', (_request, response) => {
    response.set({ 'content-security-policy': contentSecurityPolicy, 'cache-control': 'no-cache' });
    response.type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.set('cache-control', 'no-cache').type('text/javascript').send(start);
  });
  router.get('/docs/scalar.js', sendBundle());
  return router;
}

function sendBundle() {
  let made: Promise<Record<string, Buffer>> | undefined;
  return async (request: Request, response: Response) => {
    // Compressed once, when it is first asked for.
    const bodies = await (made ??= compressBundle());
    const coding = request.acceptsEncodings('br', 'gzip', 'identity') || 'identity';
    response.vary('Accept-Encoding').set('cache-control', 'public, max-age=3600').type('text/javascript');
    if (coding !== 'identity') response.set('content-encoding', coding);
    response.send(bodies[coding]);
  };
}

async function compressBundle(): Promise<Record<string, Buffer>> {
  const identity = await readFile(bundle);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(identity, { params }), promisify(gzip)(identity)]);
  return { identity, br, gzip: gzipped };
}
