import type { ServerResponse } from 'node:http';
import type { OpenStreams } from '@broadsheet/service';
import { Refusal } from '../refusal.ts';

// Those who come back all at once should not do so again.
const retry = { least: 5, spread: 25 };

/** Counts `response` among the streams of `holder`. Throws `too-many-requests` and `unavailable`. */
export function admitStream(streams: OpenStreams, response: ServerResponse, holder: string): void {
  // More want to know when a stream ends than when an answer does.
  response.setMaxListeners(20);
  const verdict = streams.open(response, holder);
  if (verdict === 'open') return;
  const headers = { 'retry-after': `${retry.least + Math.floor(Math.random() * retry.spread)}` };
  const refusal =
    verdict === 'too-many'
      ? new Refusal('unavailable', 'As many streams are open as can be kept open. Try again in a moment.')
      : new Refusal('too-many-requests', 'From one address only so many streams may be open. Close one first.');
  throw refusal.withHeaders(headers);
}
