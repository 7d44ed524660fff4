import { createSSRApp, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Head } from './head.ts';
import type { Loaded } from './page.ts';

/** A page as it is sent, and what it says of itself. */
export interface Rendered {
  readonly html: string;
  readonly head: Head;
  readonly tags: readonly string[];
}

/** Renders what a loader found. Throws where it found no page, and where Vue warns of anything. */
export async function render<Props extends object>(
  component: Component<Props>,
  loading: Promise<Loaded<Props>>,
): Promise<Rendered> {
  const loaded = await loading;
  if (loaded.kind !== 'page') throw new Error(`Expected a page, got ${loaded.kind}.`);
  const props: object = loaded.props;
  const app = createSSRApp(component as Component, { ...props });
  app.config.warnHandler = (message) => {
    throw new Error(message);
  };
  // Vue's marks of where a fragment begins and ends are nothing that a reader sees.
  const html = (await renderToString(app)).replace(/<!--(?:\[|\]|v-if)?-->/g, '');
  return { html, head: loaded.head, tags: loaded.tags };
}

const inline = /<\/?(?:a|b|bdi|span|time|em)(?: [^>]*)?>/g;

/** The text of a piece of HTML as it is read: spaces are single, and part blocks, not the words in them. */
export function textOf(html: string): string {
  return html
    .replace(inline, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The levels of the headings, in order: `[1, 2, 2, 3]`. */
export function headingLevels(html: string): number[] {
  return [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
}
