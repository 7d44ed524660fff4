// How the site reaches the API.
import { createClient, type Client, type ClientOptions } from '@broadsheet/api-contract';

/** The API did not answer, or not in time. */
export class ApiAwayError extends Error {
  override readonly name = 'ApiAwayError';
}

/** Where the API is, and the secret by which it knows the site. */
export interface ApiAccess {
  readonly apiUrl: string;
  readonly proxyKey: string;
}

// A reader who waits is better off with an answer now, and whoever follows the changes asks again by itself.
const retries = 0;
const pageWithinMs = 10_000;
// Longer than the longest wait for changes.
const changesWithinMs = 40_000;

/** The client that pages load with. Its calls may throw an `ApiAwayError`. */
export function createPageClient(access: ApiAccess): Client {
  return createClient(optionsForSite(access, pageWithinMs));
}

/** The client that waits for changes. Its calls may throw an `ApiAwayError`. */
export function createChangesClient(access: ApiAccess): Client {
  return createClient(optionsForSite(access, changesWithinMs));
}

/** How to call the API on behalf of the reader at `readerAddress`. Calls may throw an `ApiAwayError`. */
export function optionsForReader({ apiUrl, proxyKey }: ApiAccess, readerAddress: string): ClientOptions {
  return {
    baseUrl: apiUrl,
    retries,
    fetch: fetchWithin(pageWithinMs),
    headers: { 'x-forwarded-for': readerAddress, 'broadsheet-proxy-key': proxyKey },
  };
}

// Without a reader, so that what many readers get counts for none of them.
function optionsForSite({ apiUrl, proxyKey }: ApiAccess, limitMs: number): ClientOptions {
  return { baseUrl: apiUrl, retries, fetch: fetchWithin(limitMs), headers: { 'broadsheet-proxy-key': proxyKey } };
}

function fetchWithin(limitMs: number): typeof fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(limitMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      return await fetch(input, { ...init, signal });
    } catch (cause) {
      if (init?.signal?.aborted === true) throw cause;
      throw new ApiAwayError('The API does not answer.', { cause });
    }
  };
}
