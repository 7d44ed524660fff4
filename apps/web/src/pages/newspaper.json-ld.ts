import type { Site } from './page.ts';

/** The newspaper as the publisher of something (https://schema.org/NewsMediaOrganization). */
export function publisherJsonLd({ name, url }: Site): object {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${url}/#publisher`,
    name,
    url: `${url}/`,
    logo: { '@type': 'ImageObject', url: `${url}/favicon.svg` },
  };
}

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
