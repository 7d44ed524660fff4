import { asAuthorToken, authorCookieOf } from '@broadsheet/service';

/**
 * The secret that comes with a request and shows a reader to be the author of what they sent. A browser on a page of the
 * site keeps it as a cookie, which no script can read; everybody else gets it in an answer, and sends it as
 * `Author-Token`. `header` gives the headers of the request.
 */
export function authorTokenOf(header: (name: string) => string | undefined): string | undefined {
  return asAuthorToken(header('author-token')) ?? authorCookieOf({ cookie: header('cookie') });
}
