import { textDirection } from '@broadsheet/domain';
import { escapeHtml } from '@broadsheet/service';
import type { Head } from '../pages/head.ts';
import type { Site } from '../pages/page.ts';
import { renderHead } from './document-head.ts';
import { emptyElement } from './html.ts';

/** What a page of the site is put together from. */
export interface DocumentParts {
  readonly site: Site;
  readonly head: Head;
  /** The page itself, rendered. */
  readonly body: string;
  /** All of the site's CSS. It is inlined: it is smaller than what a second request would cost. */
  readonly css: string;
  /** Addresses of the modules that the browser loads. */
  readonly scripts: readonly string[];
}

/**
 * A page as a whole HTML document. It is joined, not filled into a template: no character of an article can mean
 * something to the joining.
 */
export function renderDocument({ site, head, body, css, scripts }: DocumentParts): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(site.language)}" dir="${textDirection(site.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    renderHead(head, site),
    emptyElement('link', { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }),
    css === '' ? '' : `<style>${css}</style>`,
    ...scripts.map((src) => `<script type="module" src="${escapeHtml(src)}"></script>`),
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n');
}
