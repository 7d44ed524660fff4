import { replaceAttributes, replaceTags } from '../components/html-tags.ts';

const addresses = new Set(['href', 'src', 'srcset', 'poster', 'cite']);

/** An article's body with addresses that lead somewhere also where it is read outside its page, which is at `url`. */
export function toFeedHtml(body: string, url: string): string {
  const absolute = (address: string): string => (URL.canParse(address, url) ? new URL(address, url).href : address);
  return replaceTags(body, ({ text }) =>
    replaceAttributes(text, addresses, (value, name) =>
      name === 'srcset' ? replaceCandidates(value, absolute) : absoluteValue(value, absolute),
    ),
  );
}

// In an attribute an ampersand is written `&amp;`; to `URL` it must be one.
function absoluteValue(value: string, absolute: (address: string) => string): string {
  return absolute(value.replaceAll('&amp;', '&')).replaceAll('&', '&amp;');
}

// https://html.spec.whatwg.org/#srcset-attributes: addresses with a width or a density, parted by a comma and a space.
function replaceCandidates(value: string, absolute: (address: string) => string): string {
  return value
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (address) => absoluteValue(address, absolute)))
    .join(', ');
}
