import { inject, provide, type InjectionKey } from 'vue';
import type { Site } from '../pages/page.ts';

const key: InjectionKey<Site> = Symbol('site');

/** Makes the newspaper known to every component of a page. */
export function provideSite(site: Site): void {
  provide(key, site);
}

/** The newspaper whose page is rendered. Throws outside a `PageFrame`. */
export function useSite(): Site {
  const site = inject(key);
  if (!site) throw new Error('A component that names dates or languages stands in a PageFrame.');
  return site;
}
