// The kinds of answer that the site makes, each with its headers.
import { EncodedAnswer } from '@broadsheet/service';
import type { Page } from '../pages/page.ts';
import type { Head } from '../pages/head.ts';
import type { SiteContext } from './site-context.ts';

// A browser may keep a page, but asks each time whether it is still the same: what an editor takes back is gone.
const askEachTime = 'public, max-age=0, must-revalidate';

/** A rendered page. Only status 200 may be kept by anybody. */
export async function pageAnswer(
  { renderer, config }: SiteContext,
  page: {
    readonly component: Page['component'];
    readonly isFragment?: boolean;
    readonly props: object;
    readonly head: Head;
  },
  { status, headers = {} }: { readonly status: number; readonly headers?: Readonly<Record<string, string>> },
): Promise<EncodedAnswer> {
  const { module, scripts, securityHeaders } = await renderer();
  return EncodedAnswer.from({
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': status === 200 ? askEachTime : 'no-store',
      ...securityHeaders,
      ...(page.isFragment && { 'x-robots-tag': 'noindex' }),
      ...headers,
    },
    body: page.isFragment
      ? await module.renderFragment(page.component, page)
      : await module.renderPage(page.component, page, { site: config.site, scripts }),
  });
}

/** A feed, as its loader wrote it. */
export async function feedAnswer(
  { renderer }: SiteContext,
  feed: { readonly contentType: string; readonly body: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<EncodedAnswer> {
  const { securityHeaders } = await renderer();
  return EncodedAnswer.from({
    status: 200,
    headers: { 'content-type': feed.contentType, 'cache-control': askEachTime, ...headers, ...securityHeaders },
    body: feed.body,
  });
}

/** The way to another address of the site: for good (301), or to what came of a form (303). */
export async function redirectAnswer(
  { renderer }: SiteContext,
  to: string,
  status: 301 | 303 = 301,
): Promise<EncodedAnswer> {
  const { securityHeaders } = await renderer();
  const caching = status === 301 ? 'public, max-age=300' : 'no-store';
  return EncodedAnswer.from({
    status,
    headers: { location: toLocation(to), 'cache-control': caching, ...securityHeaders },
    body: '',
  });
}

// Two slashes at the beginning would name another host.
function toLocation(to: string): string {
  return to
    .toWellFormed()
    .replace(/^[/\\]{2,}/, '/')
    .replace(/[^\x21-\x7e]+/gu, (text) => encodeURIComponent(text));
}
