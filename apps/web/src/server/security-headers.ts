import { createHash } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** What the policy depends on. */
export interface PolicyParts {
  readonly siteUrl: string;
  /** The CSS that stands in every page. The policy knows it by its hash. */
  readonly css: string;
  /** In development Vite adds scripts and styles of its own. */
  readonly isDevelopment: boolean;
}

/**
 * The headers that stand behind everything a page says, by their names. Nothing inline runs: scripts come from files
 * of the site alone. Pictures and sounds may come from anywhere, because articles that were imported show them.
 */
export function securityHeaders({ siteUrl, css, isDevelopment }: PolicyParts): Record<string, string> {
  const styleHash = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", styleHash],
        imgSrc: ["'self'", 'https:', 'http:', 'data:'],
        mediaSrc: ["'self'", 'https:', 'http:'],
        connectSrc: isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Feed readers and other sites may show our pictures.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
    hsts: siteUrl.startsWith('https:'),
    // These speak to browsers and plug-ins that are gone, and would only lengthen every answer.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  return collect(setHeaders);
}

// They are the same for every answer, so they are made once, not on every request.
function collect(setHeaders: ReturnType<typeof helmet>): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setHeaders(request, response, () => undefined);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
