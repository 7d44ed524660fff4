import { createSSRApp, type Component } from 'vue';

/** Makes the island that the server rendered into `host` live, with the props that stand as JSON behind it. */
export function hydrate(host: HTMLElement, name: string, island: Component): void {
  const props: Record<string, unknown> = JSON.parse(host.nextElementSibling?.textContent ?? '{}');
  const app = createSSRApp(island, props);
  app.config.idPrefix = name;
  app.mount(host);
}
