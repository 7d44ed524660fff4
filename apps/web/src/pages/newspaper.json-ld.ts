import { publisherJsonLd } from '@broadsheet/domain';
import type { Site } from './page.ts';

/** The newspaper itself (https://schema.org/WebSite). */
export function newspaperJsonLd(site: Site): object {
  const { name, description, url, language } = site;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name,
    description,
    url: `${url}/`,
    inLanguage: language,
    publisher: publisherJsonLd(site),
  };
}
