// The way of a request: the cache stands in front of everything else, because going through Express costs more than
// answering does.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readAddress, toTarget } from './address.ts';
import { isAnonymous } from './anonymous.ts';
import { redirectAnswer } from './answers.ts';
import { createKeys } from './cache-keys.ts';
import { sendError } from './error-answers.ts';
import { findNewPath, hasOldName } from './old-addresses.ts';
import type { SiteContext } from './site-context.ts';

// RFC 9110, 4.1: an address of 8,000 octets should be read.
const longestTarget = 8_000;

/** Answers every request: from the cache, or by `app`. */
export async function createListener(context: SiteContext, app: RequestListener): Promise<RequestListener> {
  const { module } = await context.renderer();
  const keyOf = createKeys([...module.feeds, ...module.pages]);
  return (request, response) => {
    if (!context.isDevelopment && sendKept(context, request, response)) return;
    const target = request.url ?? '/';
    const address = target.length > longestTarget ? undefined : readAddress(target);
    if (!address) {
      if (target.length > longestTarget) void sendError(context, { request, response }, { status: 414 });
      else void sendUnreadable(context, { request, response });
      return;
    }
    if (!context.isDevelopment && isAnonymous(request) && !hasOldName(address)) {
      const answer = context.cache.find(keyOf(address));
      if (answer) {
        answer.send(request, response);
        return;
      }
    }
    request.url = toTarget(address.path, address.query);
    app(request, response);
  };
}

// WordPress cut long addresses anywhere, also inside a character: links to them are out there, and browsers ask for them
// as they stand.
async function sendUnreadable(
  context: SiteContext,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const isOld = isReading(request) && path.startsWith('/') && !path.includes('%00');
  const to = isOld ? await findNewPath(context.client, { path, query }).catch(() => undefined) : undefined;
  if (to === undefined) await sendError(context, { request, response }, { status: 400 });
  else (await redirectAnswer(context, to)).send(request, response);
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

// Most addresses are written as the cache writes them, and need no reading.
function sendKept({ cache }: SiteContext, request: IncomingMessage, response: ServerResponse): boolean {
  const answer = isAnonymous(request) ? cache.find(request.url ?? '/') : undefined;
  answer?.send(request, response);
  return answer !== undefined;
}
