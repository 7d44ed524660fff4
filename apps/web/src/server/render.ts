// The entry of the server build: everything that renders. The server runs from source and imports the built file, for
// Node cannot read Vue's single-file components.
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Page, Site } from '../pages/page.ts';
import type { Head } from '../pages/head.ts';
import css from '../styles/site.css?inline';
import { renderDocument } from './document.ts';
import { withoutMarks } from './vue-marks.ts';

export { feeds } from '../feeds/feeds.ts';
export { articlePage, commentFragment, errorPage, pages, readerPages, unsentCommentPage } from '../pages/pages.ts';
export { css };

/** What a page is rendered with besides what its loader found. */
export interface RenderContext {
  readonly site: Site;
  readonly scripts: readonly string[];
}

/** The HTML of a page, by an app of its own: nothing of one reader's page is left for the next. */
export async function renderPage(
  component: Page['component'],
  found: { readonly props: object; readonly head: Head },
  { site, scripts }: RenderContext,
): Promise<string> {
  const body = await renderFragment(component, found);
  return renderDocument({ site, head: found.head, body, css, scripts });
}

/** The HTML of a component by itself, for scripts to put into a page. */
export async function renderFragment(
  component: Page['component'],
  { props }: { readonly props: object },
): Promise<string> {
  return withoutMarks(await renderToString(createSSRApp(component, { ...props })));
}
