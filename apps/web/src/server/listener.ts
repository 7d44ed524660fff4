// The way of a request: the cache stands in front of everything else, because going through Express costs more than
// answering does.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readAddress, toTarget } from './address.ts';
import { isAnonymous } from './anonymous.ts';
import { createKeys } from './cache-keys.ts';
import { sendError } from './error-answers.ts';
import { hasOldName } from './old-addresses.ts';
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
      void sendError(context, { request, response }, { status: target.length > longestTarget ? 414 : 400 });
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

// Most addresses are written as the cache writes them, and need no reading.
function sendKept({ cache }: SiteContext, request: IncomingMessage, response: ServerResponse): boolean {
  const answer = isAnonymous(request) ? cache.find(request.url ?? '/') : undefined;
  answer?.send(request, response);
  return answer !== undefined;
}
