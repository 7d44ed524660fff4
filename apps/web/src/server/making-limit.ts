// How often one reader may have pages made. What is kept costs nothing and is not counted; what has to be made asks the
// API in the name of the site, which the API does not limit.
import { bucketWindowMs, readerAddress, toAddressGroup, TokenBuckets } from '@broadsheet/service';
import type { RequestHandler } from 'express';
import { sendError } from './error-answers.ts';
import type { SiteContext } from './site-context.ts';

const mostReaders = 50_000;

/** Lets each address have so many pages made a minute as the settings say, and answers 429 beyond. */
export function limitMaking(context: SiteContext): RequestHandler {
  const { pagesPerMinute, trustedProxies } = context.config;
  const buckets = new TokenBuckets(mostReaders);
  const retrySeconds = Math.ceil(bucketWindowMs / 1000 / pagesPerMinute);
  return async (request, response, next) => {
    const holder = toAddressGroup(readerAddress(request, trustedProxies));
    if (pagesPerMinute === 0 || buckets.take(holder, 1, pagesPerMinute).granted > 0) {
      next();
      return;
    }
    await sendError(context, { request, response }, { status: 429, headers: { 'retry-after': `${retrySeconds}` } });
  };
}
