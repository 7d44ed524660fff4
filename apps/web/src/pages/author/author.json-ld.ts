import { publisherJsonLd, type Author } from '@broadsheet/domain';
import { absoluteUrl, authorPath } from '../addresses.ts';
import type { Site } from '../page.ts';

/** An author's page (https://schema.org/ProfilePage). */
export function authorJsonLd(
  { name, slug, bio, roleLine, links, avatarUrl, createdAt, updatedAt }: Author,
  site: Site,
): object {
  const url = `${site.url}${authorPath(slug)}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    dateCreated: createdAt,
    dateModified: updatedAt,
    mainEntity: {
      '@type': 'Person',
      '@id': `${url}#person`,
      name,
      url,
      ...(bio && { description: bio }),
      ...(roleLine && { jobTitle: roleLine }),
      ...(avatarUrl !== null && { image: absoluteUrl(site.url, avatarUrl) }),
      ...(links.length > 0 && { sameAs: links.map((link) => link.url) }),
      worksFor: publisherJsonLd(site),
    },
  };
}
