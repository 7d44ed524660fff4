import { asAuthorToken, authorCookieOf } from '@broadsheet/service';

/**
 * The secret that comes with a request and shows a reader to be the author of what they sent. A browser on a page of the
 * site keeps it as a cookie, which no script can read; everybody else gets it in an answer, and sends it as
 * `Author-Token`. `header` gives the headers of the request. With that one, whatever it holds, no cookie counts: only
 * without it is a request asked for the page that it comes from. `terms` are those of `authorCookieOf`.
 */
export function authorTokenOf(
  header: (name: string) => string | undefined,
  terms: { isSecure?: boolean } = {},
): string | undefined {
  const given = header('author-token');
  return given === undefined ? authorCookieOf({ cookie: header('cookie') }, terms) : asAuthorToken(given);
}
