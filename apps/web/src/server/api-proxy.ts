// Hands `/api/*` on to the API, so that a browser sees one origin. Bodies stream both ways.
import {
  Agent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readerAddress } from '@broadsheet/service';
import type { RequestHandler } from 'express';
import { sendProblem } from './send-problem.ts';
import type { SiteContext } from './site-context.ts';
import { admitStream, isStreamAsked } from './stream-limits.ts';

// RFC 9110, 7.6.1: these belong to one connection.
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];
// What a proxy says of the reader, nobody but this one may say.
const ours = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'x-real-ip',
  'broadsheet-proxy-key',
];
// Longer than the longest wait that `/v1/changes` allows.
const answerWithinMs = 60_000;

/** Answers with what the API answers to the same request. It stands at the root of `/api`. */
export function apiProxy(context: SiteContext): RequestHandler {
  const agents: Agents = {
    read: new Agent({ keepAlive: true, maxSockets: 256 }),
    // Those stay open for as long as they like, and must not stand in the way of the others.
    stream: new Agent({ keepAlive: true, maxFreeSockets: 0 }),
    // A write is not repeated when a kept connection turns out to be closed, so each gets a new one. It stays open
    // until the answer is read, also where the API answers before it has read everything.
    write: new Agent({ keepAlive: true, maxFreeSockets: 0 }),
  };
  return (request, response) => {
    const path = request.url;
    if (hasDotSegment(path)) {
      sendProblem(response, { code: 'malformed-request', detail: 'The path must not contain `.` or `..`.' });
      return;
    }
    if (!isStreamAsked(request)) passOn(context, { request, response, path, agents });
    else if (admitStream(context, { request, response })) passOn(context, { request, response, path, agents });
  };
}

interface Agents {
  readonly read: Agent;
  readonly stream: Agent;
  readonly write: Agent;
}

interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly agents: Agents;
}

function passOn(context: SiteContext, passage: Passage): void {
  const { request, response } = passage;
  const upstream = open(context, passage);
  upstream.setTimeout(answerWithinMs, () => upstream.destroy(new Error('The API did not answer in time.')));
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answerHeaders(answer));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  upstream.on('error', (error) => {
    // Whatever is still being sent has to be read, or the sender waits for ever.
    request.unpipe(upstream).resume();
    if (response.destroyed || response.writableEnded) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // The API may have closed a kept connection just as it was used again. Reading twice does no harm.
    if (isRead(request) && upstream.reusedSocket) {
      passOn(context, passage);
      return;
    }
    context.log.warn({ error: error.message }, 'the API cannot be reached');
    const detail = 'The API cannot be reached at the moment.';
    sendProblem(response, { code: 'unavailable', detail, retrySeconds: 5 });
  });
  response.on('close', () => upstream.destroy());
  if (isRead(request)) upstream.end();
  else request.pipe(upstream);
}

function open({ config, access }: SiteContext, { request, path, agents }: Passage): ClientRequest {
  const url = new URL(config.apiUrl);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return send({
    hostname: url.hostname,
    port: url.port,
    path: `${url.pathname.replace(/\/$/, '')}${path}`,
    method: request.method,
    headers: {
      ...passableHeaders(request),
      host: url.host,
      'x-forwarded-for': readerAddress(request, config.trustedProxies),
      'x-forwarded-host': request.headers.host,
      'x-forwarded-proto': config.site.url.startsWith('https:') ? 'https' : 'http',
      'x-forwarded-prefix': '/api',
      'broadsheet-proxy-key': access.proxyKey,
    },
    ...(url.protocol === 'http:' && { agent: agentFor(request, agents) }),
  });
}

function agentFor(request: IncomingMessage, { read, stream, write }: Agents): Agent {
  if (!isRead(request)) return write;
  return isStreamAsked(request) ? stream : read;
}

function passableHeaders({ headers, method }: IncomingMessage): OutgoingHttpHeaders {
  const passable = without(headers, [
    ...namedByConnection(headers),
    ...hopByHop,
    ...ours,
    'transfer-encoding',
    'expect',
    'host',
  ]);
  if (method === 'GET' || method === 'HEAD') return without(passable, ['content-length']);
  return headers['transfer-encoding'] === undefined ? passable : { ...passable, 'transfer-encoding': 'chunked' };
}

function answerHeaders({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const passable = without(headers, [...namedByConnection(headers), ...hopByHop, 'transfer-encoding']);
  return {
    ...passable,
    // The API does not know that it stands below `/api` here.
    ...(headers.location !== undefined && { location: headers.location.replace(/^\/(?!\/)/, '/api/') }),
    ...(typeof passable.link === 'string' && { link: passable.link.replace(/<\/(?!\/)/g, '</api/') }),
  };
}

function without(headers: OutgoingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function namedByConnection({ connection = '' }: IncomingMessage['headers']): string[] {
  return connection
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function hasDotSegment(target: string): boolean {
  const [path = ''] = target.split('?', 1);
  return path.split('/').some((segment) => segment === '.' || segment === '..');
}
