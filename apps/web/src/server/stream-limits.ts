// How many streams the site keeps open, those that it hands on to the API among them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readerAddress, toAddressGroup } from '@broadsheet/service';
import { sendProblem } from './send-problem.ts';
import type { SiteContext } from './site-context.ts';

// Those who come back all at once should not do so again. Seconds.
const retry = { least: 5, spread: 25 };

/** Whether whoever sent `request` would like to hear what happens, as it happens. */
export function isStreamAsked({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') === true;
}

/** When to come back. */
export function retrySoon(): number {
  return retry.least + Math.floor(Math.random() * retry.spread);
}

/** Counts `response` among the open streams. Where there are too many, it is answered with that; returns whether not. */
export function admitStream(
  { streams, config }: SiteContext,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): boolean {
  const verdict = streams.open(response, toAddressGroup(readerAddress(request, config.trustedProxies)));
  if (verdict === 'open') return true;
  const refusal =
    verdict === 'too-many'
      ? { code: 'unavailable' as const, detail: 'As many streams are open as can be kept open.' }
      : { code: 'too-many-requests' as const, detail: 'From one address only so many streams may be open.' };
  sendProblem(response, { ...refusal, retrySeconds: retrySoon() });
  return false;
}
